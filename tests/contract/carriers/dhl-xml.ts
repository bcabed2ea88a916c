import type { CarrierExpectations } from './expected-answer';

const dhlXml: CarrierExpectations = {
  folder: 'dhl_xml',
  settings: { 'shipit-dhl-eta.xml': 'dhl_express' },
  files: {
    'shipit-dhl-eta.xml': {
      shipments: [
        {
          trackingNo: '2628987793',
          carrier: 'dhl',
          count: 5,
          events: [
            ['picked_up', '2019-01-30T15:12:43+08:00', ''],
            // customs of the destination, on their own clock
            ['customs', '2019-01-30T18:39:00-08:00', ''],
            ['in_transit.arrived', '2019-01-30T20:42:43+08:00', ''],
            ['in_transit', '2019-01-31T01:51:03+08:00', ''],
            ['in_transit.departed', '2019-01-31T02:24:58+08:00', ''],
          ],
          expectedBy: '2019-02-05T07:59:00Z',
        },
      ],
    },
  },
};

export default dhlXml;
