import type { VendorExpectations } from './expected-payload';

const about = 'zto/780098068058';

const jisuapi: VendorExpectations = {
  folder: 'china-express/jisuapi',
  files: {
    'trace-zto-780098068058.json': {
      facts: [
        [about, 'delivered.self', '2018-03-09T11:59:26+08:00'],
        [about, 'out_for_delivery', '2018-03-09T09:03:10+08:00'],
        [about, 'in_transit.departed', '2018-03-08T23:43:44+08:00'],
        [about, 'in_transit.arrived', '2018-03-08T21:00:44+08:00'],
        [about, 'in_transit.departed', '2018-03-07T01:38:45+08:00'],
        [about, 'in_transit.arrived', '2018-03-07T01:36:53+08:00'],
        [about, 'in_transit.departed', '2018-03-07T00:40:57+08:00'],
        [about, 'picked_up', '2018-03-07T00:01:55+08:00'],
      ],
    },
  },
  own: {
    'a number it does not know': {
      format: 'jisuapi',
      body: '{"status":"205","msg":"没有信息","result":""}',
      expected: { failure: '没有信息' },
    },
    'a locker is no signature, words that say nothing stay unread, no time no scan': {
      format: 'jisuapi',
      body: JSON.stringify({
        status: 0,
        result: {
          number: '1',
          type: 'yto',
          list: [
            { time: '2026-03-09 11:59:26', status: '快件已存放至丰巢智能柜，请及时取件' },
            { time: '2026-03-09 11:59', status: '祝您生活愉快' },
            { time: '', status: '已签收' },
          ],
        },
      }),
      expected: {
        facts: [
          ['yto/1', 'available_for_pickup.locker', '2026-03-09T11:59:26+08:00'],
          ['yto/1', '?unread', '2026-03-09T11:59:00+08:00'],
        ],
      },
    },
  },
};

export default jisuapi;
