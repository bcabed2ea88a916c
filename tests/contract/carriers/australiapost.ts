import type { CarrierExpectations } from './expected-answer';

const australiapost: CarrierExpectations = {
  folder: 'australiapost',
  files: {
    'karrio-error-response.json': { failure: 'must contain 10 or less' },
    'karrio-tracking-response.json': {
      shipments: [
        {
          trackingNo: 'ET123456789AU',
          count: 8,
          events: [
            ['in_transit', '2021-02-03T08:08:00+11:00', ''],
            ['in_transit', '2021-01-29T11:31:00+11:00', ''],
            ['in_transit', '2021-01-29T04:54:00+11:00', ''],
            ['customs.released', '2021-01-28T01:59:11+11:00', ''],
            ['in_transit.arrived', '2021-01-27T23:51:48+11:00', ''],
            ['picked_up', '2021-01-27T11:06:59+11:00', ''],
            ['label_created', '2021-01-27T03:04:03+11:00', ''],
            ['label_created', '2021-01-27T00:22:43+11:00', ''],
          ],
        },
        {
          trackingNo: 'LX123456789US',
          count: 9,
          events: [
            ['delivered', '2021-01-21T11:04:27+11:00', ''],
            ['out_for_delivery', '2021-01-21T08:34:14+11:00', ''],
            ['in_transit', '2021-01-20T11:55:37+11:00', ''],
            ['in_transit', '2021-01-20T11:48:23+11:00', ''],
            ['in_transit', '2021-01-19T22:13:13+11:00', ''],
            ['in_transit', '2021-01-19T21:17:09+11:00', ''],
            ['customs', '2021-01-19T16:09:03+11:00', ''],
            ['customs.released', '2021-01-07T08:49:00+11:00', ''],
            ['picked_up', '2021-01-06T08:27:00+11:00', ''],
          ],
        },
        {
          trackingNo: '00123456789000123400',
          count: 10,
          events: [
            ['delivered', '2021-02-02T07:38:56+11:00', ''],
            ['out_for_delivery', '2021-02-02T06:03:04+11:00', ''],
            ['out_for_delivery', '2021-02-02T01:55:11+11:00', ''],
            ['in_transit.arrived_country', '2021-02-02T01:51:00+11:00', ''],
            ['customs.released', '2021-02-02T01:21:00+11:00', ''],
            ['customs', '2021-01-31T07:57:52+11:00', ''],
            ['in_transit.departed', '2021-01-28T03:33:43+11:00', ''],
            ['in_transit', '2021-01-27T19:24:41+11:00', ''],
            ['label_created', '2021-01-27T13:31:54+11:00', ''],
            ['label_created', '2021-01-27T13:31:07+11:00', ''],
          ],
        },
      ],
    },
  },
  own: {
    'one number it does not know beside one that it does': {
      settings: 'australiapost',
      body: JSON.stringify({
        tracking_results: [
          { tracking_id: 'X1', errors: [{ code: 'ESB-10001', name: 'Invalid tracking ID' }] },
          {
            tracking_id: 'C1',
            consignment: {},
            trackable_items: [
              {
                consignment_id: 'C1',
                items: [
                  { article_id: 'C1-1', events: [{ description: 'To be Re-Delivered', date: '2026-03-04T09:00:00+11:00' }] },
                  { article_id: 'C1-2', events: [{ description: 'Moved to Mars', date: '2026-03-04T09:00:00+11:00' }] },
                ],
              },
            ],
          },
        ],
      }),
      expected: {
        shipments: [
          { trackingNo: 'C1-1', count: 1, events: [['problem.delayed', '2026-03-04T09:00:00+11:00', '']] },
          { trackingNo: 'C1-2', count: 1, events: [['?Moved to Mars', '2026-03-04T09:00:00+11:00', '']] },
        ],
        refused: ['Invalid tracking ID'],
      },
    },
  },
};

export default australiapost;
