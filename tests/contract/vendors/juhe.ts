import type { VendorExpectations } from './expected-payload';

const about = 'zto/1';

const juhe: VendorExpectations = {
  folder: 'china-express/juhe',
  // recorded as the list alone
  envelope: {
    'trace-zto-changshu-taiyuan.json': (list) =>
      JSON.stringify({ resultcode: '200', reason: '查询成功', result: { com: 'zto', no: '1', ...JSON.parse(list) }, error_code: 0 }),
  },
  files: {
    'trace-zto-changshu-taiyuan.json': {
      facts: [
        [about, 'picked_up', '2018-04-28T16:23:08+08:00'],
        [about, 'in_transit.arrived', '2018-04-28T19:03:34+08:00'],
        [about, 'in_transit.departed', '2018-04-28T19:09:21+08:00'],
        [about, 'in_transit.arrived', '2018-04-28T23:30:39+08:00'],
        [about, 'in_transit.departed', '2018-04-28T23:32:26+08:00'],
        [about, 'in_transit.arrived', '2018-04-29T19:40:51+08:00'],
        [about, 'in_transit.departed', '2018-04-30T01:42:21+08:00'],
        [about, 'in_transit.arrived', '2018-04-30T08:18:43+08:00'],
        [about, 'out_for_delivery', '2018-05-02T08:12:26+08:00'],
        [about, 'delivered.guard', '2018-05-02T12:52:32+08:00'],
      ],
    },
  },
  own: {
    'a number it does not know': {
      format: 'juhe',
      body: '{"resultcode":"204","reason":"暂无物流信息","result":null,"error_code":204304}',
      expected: { failure: '暂无物流信息' },
    },
    'an answer without its number is about the one that was asked': {
      format: 'juhe',
      asked: '77',
      body: '{"result":{"com":"sto","list":[{"datetime":"2026-03-01 08:00:00","remark":"快件被退回，正在退回途中","zone":"杭州"}]},"error_code":0}',
      expected: { facts: [['sto/77', 'returning', '2026-03-01T08:00:00+08:00', '杭州']] },
    },
    'a list that nobody can be told of': {
      format: 'juhe',
      body: '{"result":{"list":[{"datetime":"2026-03-01 08:00:00","remark":"已签收","zone":""}]},"error_code":0}',
      expected: 'nothing',
    },
  },
};

export default juhe;
