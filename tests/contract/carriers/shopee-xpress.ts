import type { CarrierExpectations } from './expected-answer';

const shopeeXpress: CarrierExpectations = {
  folder: 'shopee_xpress',
  files: {
    'ha-error.json': { failure: 'internal error' },
    'ha-id.json': {
      shipments: [{ trackingNo: 'SPXID000000000000', count: 1, events: [['label_created', '2026-08-18T16:21:38+07:00', '']] }],
    },
    'ha-my.json': {
      shipments: [
        {
          trackingNo: 'MY000000000000',
          count: 10,
          events: [
            ['delivered', '2026-02-05T16:01:28+08:00', ''],
            ['out_for_delivery', '2026-02-05T14:37:00+08:00', ''],
            ['at_destination', '2026-02-05T11:41:27+08:00', ''],
            ['at_destination', '2026-02-05T11:29:50+08:00', ''],
            ['in_transit.arrived', '2026-02-05T00:21:26+08:00', ''],
            ['in_transit.departed', '2026-02-04T21:58:47+08:00', ''],
            ['in_transit', '2026-02-04T21:49:35+08:00', ''],
            ['in_transit', '2026-02-04T21:24:06+08:00', ''],
            ['in_transit.arrived', '2026-02-04T20:44:25+08:00', ''],
            ['label_created', '2026-02-03T15:43:38+08:00', ''],
          ],
          expectedBy: '2026-02-07T05:05:58+08:00',
        },
      ],
    },
    'ha-vn.json': {
      shipments: [
        {
          trackingNo: 'SPXVN00000000000C',
          count: 26,
          events: [
            ['returned', '2025-12-26T14:32:58+07:00', ''],
            ['returning', '2025-12-26T12:57:10+07:00', ''],
            ['returning', '2025-12-26T03:31:37+07:00', ''],
            ['returning', '2025-12-26T01:28:36+07:00', ''],
            ['returning', '2025-12-25T21:13:46+07:00', ''],
            ['returning', '2025-12-25T18:34:05+07:00', ''],
            ['returning', '2025-12-24T17:45:06+07:00', ''],
            ['at_destination', '2025-12-24T17:45:05+07:00', ''],
            ['at_destination', '2025-12-24T10:39:02+07:00', ''],
            ['attempt_failed.refused', '2025-12-24T10:39:01+07:00', ''],
            ['out_for_delivery', '2025-12-24T08:58:51+07:00', ''],
            ['at_destination', '2025-12-24T07:58:07+07:00', ''],
            ['in_transit', '2025-12-24T07:22:15+07:00', ''],
            ['in_transit.departed', '2025-12-24T03:03:31+07:00', ''],
            ['in_transit', '2025-12-24T03:02:36+07:00', ''],
            ['in_transit', '2025-12-23T18:56:48+07:00', ''],
            ['in_transit.arrived', '2025-12-23T18:51:43+07:00', ''],
            ['in_transit.arrived', '2025-12-23T18:39:35+07:00', ''],
            ['in_transit.departed', '2025-12-23T17:20:48+07:00', ''],
            ['in_transit', '2025-12-23T17:19:37+07:00', ''],
            ['in_transit', '2025-12-23T16:54:42+07:00', ''],
            ['in_transit.arrived', '2025-12-23T16:53:10+07:00', ''],
            ['picked_up', '2025-12-23T16:16:53+07:00', ''],
            ['awaiting_pickup', '2025-12-22T20:59:48+07:00', ''],
            ['awaiting_pickup', '2025-12-20T19:59:49+07:00', ''],
            ['label_created', '2025-12-20T10:17:48+07:00', ''],
          ],
        },
      ],
    },
  },
  own: {
    'codes that no answer showed yet go by the carrier\u2019s own milestone': {
      settings: 'shopee_xpress',
      body: JSON.stringify({
        retcode: 0,
        data: {
          order_info: { spx_tn: 'SPX1' },
          sls_tracking_info: {
            records: [
              { tracking_code: 'F699', milestone_code: 10, actual_time: 1766734378 },
              { tracking_code: 'F577', milestone_code: 5, actual_time: 1766728630 },
              { tracking_code: 'F650', milestone_code: 6, standard_reason_description: 'Dog', actual_time: 1766728629 },
              { tracking_code: 'X1', milestone_code: 3, actual_time: 1766728628 },
            ],
          },
        },
      }),
      expected: {
        shipments: [
          {
            trackingNo: 'SPX1',
            count: 4,
            events: [
              ['returning', '2025-12-26T14:32:58+07:00', ''],
              ['in_transit', '2025-12-26T12:57:10+07:00', ''],
              ['attempt_failed', '2025-12-26T12:57:09+07:00', ''],
              ['?X1', '2025-12-26T12:57:08+07:00', ''],
            ],
          },
        ],
      },
    },
  },
};

export default shopeeXpress;
