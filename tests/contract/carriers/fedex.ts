import type { CarrierExpectations } from './expected-answer';

const fedex: CarrierExpectations = {
  folder: 'fedex',
  settings: { 'karrio-error-response.json': 'fedex-rest', 'karrio-tracking-response.json': 'fedex-rest' },
  files: {
    'as-tracking-request.xml': 'nothing',
    'as-tracking-response-bad-tracking-number.xml': { failure: 'Invalid tracking number' },
    'as-tracking-response-delivered-at-door.xml': {
      shipments: [
        {
          trackingNo: '403934084723025',
          count: 10,
          events: [
            ['delivered', '2014-01-08T12:53:10-08:00', 'Spokane'],
            ['out_for_delivery', '2014-01-08T06:33:00-08:00', 'Spokane'],
            ['at_destination', '2014-01-08T05:46:00-08:00', 'Spokane'],
            ['in_transit', '2014-01-08T02:15:57-08:00', 'Pasco'],
            ['in_transit.departed', '2014-01-07T21:54:07-08:00', 'Troutdale'],
            ['in_transit.arrived', '2014-01-07T20:14:00-08:00', 'Troutdale'],
            ['in_transit.departed', '2014-01-04T14:30:17-05:00', 'Grove City'],
            ['in_transit.arrived', '2014-01-04T00:43:00-05:00', 'Grove City'],
            ['label_created', '2014-01-03T15:03:00-05:00', ''],
            // a midnight without an offset is how the carrier writes a day
            ['picked_up', '2014-01-03T00:00:00-05:00 day', 'Cambridge'],
          ],
        },
      ],
    },
    'as-tracking-response-delivered-with-signature.xml': {
      shipments: [
        {
          trackingNo: '449044304137821',
          count: 11,
          events: [
            ['delivered', '2014-01-02T13:23:29-05:00', 'Miami'],
            ['out_for_delivery', '2014-01-02T10:13:00-05:00', 'Miami'],
            ['in_transit.arrived', '2014-01-02T03:26:00-05:00', 'Miami'],
            ['at_destination', '2014-01-02T03:23:00-05:00', 'Miami'],
            ['in_transit.arrived', '2013-12-31T20:09:00-05:00', 'Orlando'],
            ['in_transit', '2013-12-31T08:27:45-05:00', 'Ellenwood'],
            ['in_transit', '2013-12-30T23:41:40-06:00', 'Nashville'],
            ['in_transit.departed', '2013-12-30T21:45:31-05:00', 'Jeffersonville'],
            ['in_transit.arrived', '2013-12-30T15:54:00-05:00', 'Jeffersonville'],
            ['label_created', '2013-12-30T13:24:00-05:00', ''],
            ['picked_up', '2013-12-30T13:15:00-05:00', 'Jeffersonville'],
          ],
        },
      ],
    },
    'as-tracking-response-failure-code-9045.xml': { failure: 'Please retry later' },
    'as-tracking-response-failure-code-9080.xml': { failure: 'unable to process your tracking request' },
    'as-tracking-response-in-transit.xml': {
      shipments: [{ trackingNo: '123456789012', count: 1, events: [['in_transit', '2014-11-18T18:13:00+11:00', 'Alexandria']] }],
    },
    'as-tracking-response-invalid-tracking-number.xml': { failure: 'Invalid tracking numbers' },
    // three shipments of one number to choose from, none with an event
    'as-tracking-response-multiple-results.xml': 'nothing',
    'as-tracking-response-shipment-exception.xml': {
      shipments: [
        {
          trackingNo: '957794015041323',
          count: 8,
          events: [
            ['problem.generic', '2014-01-28T17:43:08-06:00', 'Fort Worth'],
            ['in_transit.departed', '2014-01-28T10:23:34-06:00', 'Fort Worth'],
            ['in_transit.arrived', '2014-01-28T02:41:00-06:00', 'Fort Worth'],
            ['in_transit.departed', '2014-01-27T22:05:41-06:00', 'Austin'],
            ['in_transit.arrived', '2014-01-27T20:23:00-06:00', 'Austin'],
            ['picked_up', '2014-01-27T19:13:00-06:00', 'Austin'],
            ['picked_up', '2014-01-27T18:10:00-06:00', 'Austin'],
            ['label_created', '2014-01-27T17:00:00-05:00', ''],
          ],
        },
      ],
    },
    'karrio-error-response.json': { failure: 'Please provide tracking number' },
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: '123456789012',
          count: 1,
          events: [['picked_up', '2018-02-02T12:01:00-07:00', 'Seattle']],
          expectedBy: '2021-10-15T00:00:00-06:00',
        },
      ],
      refused: ['Tracking number cannot be found'],
    },
  },
};

export default fedex;
