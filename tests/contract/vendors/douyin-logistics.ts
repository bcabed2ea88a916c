import type { VendorExpectations } from './expected-payload';

const node = (at: number, state: string, said: string, content: string) => ({
  timestamp: String(at),
  state,
  state_description: said,
  content,
  site_name: '',
});

const douyinLogistics: VendorExpectations = {
  folder: 'china-express/douyin_logistics',
  files: {
    'logistics-track-no-route-detail-request.json': 'nothing',
    // seconds with two digits too many: far in the future, which is quarantined when it is recorded
    'logistics-track-no-route-detail-response.json': {
      facts: [['ssss/234234234', 'out_for_delivery', new Date(161_324_234_234_000).toISOString(), '北京']],
    },
  },
  own: {
    'an error': {
      format: 'douyin_logistics',
      body: '{"data":null,"err_no":30002,"message":"物流单号不存在"}',
      expected: { failure: '物流单号不存在' },
    },
    'a route: its words of state, what the scan adds to them, and a state it has never had': {
      format: 'douyin_logistics',
      body: JSON.stringify({
        err_no: 0,
        data: {
          track_info: { track_no: '9', express: 'yuantong' },
          route_node_list: [
            node(1772600400, '5', '已签收', '您的快件已由菜鸟驿站代收，请凭取件码取件'),
            node(1772596800, '5', '签收', '签收'),
            node(1772593200, '4', '派送中', ''),
            node(1772589600, '9', '巡游中', '祝您愉快'),
          ],
        },
      }),
      expected: {
        facts: [
          ['yuantong/9', 'available_for_pickup.station', '2026-03-04T13:00:00+08:00'],
          ['yuantong/9', 'delivered', '2026-03-04T12:00:00+08:00'],
          ['yuantong/9', 'out_for_delivery', '2026-03-04T11:00:00+08:00'],
          ['yuantong/9', '?9', '2026-03-04T10:00:00+08:00'],
        ],
      },
    },
  },
};

export default douyinLogistics;
