import type { CarrierExpectations, ExpectedShipment } from './expected-answer';

const hannaCity: ExpectedShipment = {
  trackingNo: '9102901000462189604217',
  count: 10,
  events: [
    ['delivered', '2015-04-28T09:01:00-05:00', 'Hanna City'],
    ['out_for_delivery', '2015-04-28T08:29:00-05:00', 'Hanna City'],
    ['at_destination', '2015-04-28T08:19:00-05:00', 'Hanna City'],
    ['at_destination', '2015-04-28T07:03:00-05:00', 'Hanna City'],
    ['in_transit.departed', '2015-04-28T04:05:00-05:00', 'Hazelwood'],
    ['in_transit.arrived', '2015-04-27T16:04:00-05:00', 'Hazelwood'],
    ['in_transit.departed', '2015-04-26T00:18:00-05:00', 'Coppell'],
    ['in_transit.arrived', '2015-04-25T19:19:00-05:00', 'Coppell'],
    ['picked_up', '2015-04-25T18:04:00-05:00', 'Argyle'],
    ['label_created', '2015-04-23T23:36:00-05:00', 'Argyle'],
  ],
  expectedBy: '2015-04-28T23:59:59.999-04:00',
};

const usps: CarrierExpectations = {
  folder: 'usps',
  settings: { 'karrio-auth-error-response.json': 'usps-rest' },
  files: {
    'as-invalid-xml-tracking-response-error.xml': { failure: 'Invalid XML' },
    'as-tracking-request-batch.xml': 'nothing',
    'as-tracking-request.xml': 'nothing',
    'as-tracking-response-alt.xml': {
      // the second event has neither date nor time
      shipments: [{ trackingNo: '9102901000462189604217', count: 1, events: [['out_for_delivery', '2015-04-28T08:29:00-04:00', '']] }],
    },
    'as-tracking-response-batch.xml': {
      shipments: [
        hannaCity,
        {
          trackingNo: '5555555555555555555555',
          count: 2,
          events: [
            ['delivered', '2015-04-28T09:01:00-05:00', 'Hanna City'],
            ['label_created', '2015-04-23T23:36:00-05:00', 'Argyle'],
          ],
          expectedBy: '2015-04-28T23:59:59.999-04:00',
        },
      ],
      refused: ['could not locate the tracking information', 'Duplicate'],
    },
    'as-tracking-response-not-available.xml': { failure: 'Delivery status information is not available' },
    'as-tracking-response.xml': { shipments: [hannaCity] },
    'karrio-auth-error-response.json': { failure: 'Client authentication failed' },
    'shipit-usps-delivered.xml': {
      shipments: [
        {
          trackingNo: '9400110200828077631698',
          count: 9,
          events: [
            ['delivered', '2014-02-13T12:24:00-06:00', 'Chicago'],
            ['out_for_delivery', '2014-02-13T08:36:00-06:00', 'Chicago'],
            ['at_destination', '2014-02-13T08:26:00-06:00', 'Chicago'],
            ['at_destination', '2014-02-12T16:16:00-06:00', 'Chicago'],
            ['in_transit', '2014-02-12T07:48:00-06:00', 'Elk Grove Village'],
            ['in_transit.departed', '2014-02-10T00:00:00-08:00 day', 'City Of Industry'],
            ['in_transit', '2014-02-10T15:19:00-08:00', 'City Of Industry'],
            ['label_created', '2014-02-10T00:00:00-05:00 day', ''],
            ['picked_up', '2014-02-10T11:31:00-08:00', 'Pomona'],
          ],
          expectedBy: '2014-02-13T23:59:59.999-05:00',
        },
      ],
    },
    'shipit-usps-out-for-delivery.xml': {
      shipments: [
        {
          trackingNo: '9361289949059120447349',
          count: 5,
          events: [
            ['out_for_delivery', '2014-03-02T08:09:00-05:00', 'New York'],
            ['at_destination', '2014-03-02T07:59:00-05:00', 'New York'],
            ['at_destination', '2014-03-02T01:55:00-05:00', 'New York'],
            ['picked_up', '2014-03-02T00:54:00-05:00', 'New York'],
            ['label_created', '2014-03-01T00:00:00-05:00 day', ''],
          ],
          expectedBy: '2014-03-02T23:59:59.999-05:00',
        },
      ],
    },
  },
  own: {
    'the newer interface': {
      settings: 'usps-rest',
      body: JSON.stringify({
        trackingNumber: '9400100000000000000001',
        trackingEvents: [
          { eventType: 'Delivered, To Agent', eventTimestamp: '2026-03-04T10:15:00', eventState: 'HI', eventCity: 'HILO', eventCode: '' },
          {
            eventType: 'Departed USPS Regional Facility',
            eventTimestamp: '2026-03-03T12:00:00',
            GMTTimestamp: '2026-03-03T20:00:31Z',
            eventCode: 'T1',
          },
          { eventType: 'Something new', eventTimestamp: '2026-03-03T10:15:00', eventState: 'CA', eventCity: 'CHINO', eventCode: 'Q1' },
        ],
      }),
      expected: {
        shipments: [
          {
            trackingNo: '9400100000000000000001',
            count: 3,
            events: [
              ['delivered.agent', '2026-03-04T10:15:00-10:00', 'Hilo'],
              ['in_transit.departed', '2026-03-03T20:00:31Z', ''],
              ['?Q1', '2026-03-03T10:15:00-08:00', 'Chino'],
            ],
          },
        ],
      },
    },
  },
};

export default usps;
