import type { CarrierExpectations } from './expected-answer';

const lasership: CarrierExpectations = {
  folder: 'lasership',
  files: {
    'shipit-lasership-delivered.json': {
      shipments: [
        {
          trackingNo: 'LA40305346',
          count: 4,
          events: [
            ['delivered', '2014-03-04T10:45:34-05:00', 'New York'],
            ['out_for_delivery', '2014-03-04T09:38:32-05:00', 'New York'],
            ['in_transit.arrived', '2014-03-04T04:44:08-05:00', 'East Rutherford'],
            ['label_created', '2014-03-03T22:36:12-05:00', ''],
          ],
          expectedBy: '2014-03-04T23:59:59.999-05:00',
        },
      ],
    },
    'shipit-lasership-enroute.json': {
      shipments: [
        {
          trackingNo: '1LS72264319420039910',
          count: 2,
          events: [
            ['picked_up', '2015-09-20T14:42:14-04:00', 'Groveport'],
            ['label_created', '2015-09-20T00:07:51-04:00', ''],
          ],
          expectedBy: '2015-09-23T23:59:59.999-04:00',
        },
      ],
    },
  },
  own: {
    'a time without its twin in UTC, and a word nobody knows': {
      settings: 'lasership',
      body: JSON.stringify({
        Pieces: [{ TrackingNumber: '1LS1' }],
        Events: [{ DateTime: '2026-03-04T10:45:34', City: 'DALLAS', State: 'TX', Country: 'US', EventType: 'Teleported' }],
      }),
      expected: { shipments: [{ trackingNo: '1LS1', count: 1, events: [['?Teleported', '2026-03-04T10:45:34-06:00', 'Dallas']] }] },
    },
    'a number it does not know': {
      settings: 'lasership',
      body: '{"Error":true,"ErrorMessage":"Unable to track"}',
      expected: { failure: 'Unable to track' },
    },
  },
};

export default lasership;
