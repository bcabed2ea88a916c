import type { ExpectedPayload, VendorExpectations } from './expected-payload';

/** The vendor sends lists of messages; the samples are one of each. */
const inList = (message: string) => `[${message}]`;
const PUSHES = [
  'ioptrade-distribution-event.json',
  'refund-arbitrate-applied-event.json',
  'refund-arbitrate-discuss-upload-event.json',
  'refund-buyer-return-goods-event.json',
  'refund-created-event.json',
  'refund-expiration-change-event.json',
  'refund-modified-event.json',
  'refund-return-agreed-event.json',
  'refund-return-apply-agreed-event.json',
  'refund-success-event.json',
  'trade-amount-changed-event.json',
  'trade-appointment-event.json',
];

const about = 'order 4705288465508532862';
const APPLIED = '2021-04-21T15:36:27+08:00';
/** One order of the samples, whose every time is the same moment; its status 103 says that a part is paid. */
const sample = (sku: string): ExpectedPayload => ({
  orders: [`4781320682406083640 | 2021-04-02T09:23:33.000Z | presale | 6.00 CNY | ${sku} x 2 at 1.00`],
  facts: [
    ['order 4781320682406083640', 'deposit_paid', '2021-04-02T17:23:33+08:00', '5.00 CNY'],
    ['order 4781320682406083640 shunfeng/3617355413', 'shipped', '2021-04-02T17:23:33+08:00'],
  ],
});

const message = (tag: string, data: object) => ({ tag, msg_id: `m-${tag}`, data: JSON.stringify(data) });

const douyinShop: VendorExpectations = {
  folder: 'shop/douyin_shop',
  formats: {
    'order-detail-request.json': 'douyin_shop-orders',
    'order-detail-response.json': 'douyin_shop-orders',
    'order-logistics-company-list-response.json': 'douyin_shop-orders',
    'order-logistics-edit-by-package-request.json': 'douyin_shop-orders',
    'order-search-list-request.json': 'douyin_shop-orders',
    'order-search-list-response.json': 'douyin_shop-orders',
  },
  envelope: Object.fromEntries(PUSHES.map((file) => [file, inList])),
  files: {
    'ioptrade-distribution-event.json': 'passed over',
    'order-detail-request.json': 'nothing',
    'order-detail-response.json': sample('ahgldjj'),
    'order-logistics-company-list-response.json': 'nothing',
    'order-logistics-edit-by-package-request.json': 'nothing',
    'order-search-list-request.json': 'nothing',
    'order-search-list-response.json': sample('djfafj'),
    'refund-arbitrate-applied-event.json': 'passed over',
    'refund-arbitrate-discuss-upload-event.json': 'passed over',
    'refund-buyer-return-goods-event.json': { facts: [[about, 'return.requested', APPLIED]] },
    'refund-created-event.json': { facts: [[about, 'return.requested', APPLIED]] },
    'refund-expiration-change-event.json': 'passed over',
    'refund-modified-event.json': 'passed over',
    'refund-return-agreed-event.json': { facts: [[about, 'refund.started', APPLIED]] },
    'refund-return-apply-agreed-event.json': { facts: [[about, 'return.requested', APPLIED]] },
    'refund-success-event.json': { facts: [[about, 'refund.done', '2021-04-21T15:59:19+08:00', '132.00 CNY']] },
    'trade-amount-changed-event.json': 'passed over',
    'trade-appointment-event.json': 'passed over',
  },
  own: {
    'a list of messages whose data is a text: paid, shipped in two parcels, one it has never sent, one without a time': {
      format: 'douyin_shop',
      body: JSON.stringify([
        message('101', { p_id: '4796662193920810353', pay_time: 1772600400, pay_amount: 1990, pay_type: 2 }),
        message('108', { p_id: '47', update_time: 1772604000, logistics_msg: { express_company_id: 'yunda', logistics_code: 'Y1' } }),
        message('102', { p_id: '47', update_time: 1772607600, logistics_msg: { express_company_id: 'yunda', logistics_code: 'Y2' } }),
        message('999', { p_id: '47', update_time: 1772607600 }),
        message('106', { p_id: '48' }),
      ]),
      expected: {
        facts: [
          ['order 4796662193920810353', 'payment.confirmed', '2026-03-04T13:00:00+08:00', '19.90 CNY'],
          ['order 47 yunda/Y1', 'shipped', '2026-03-04T14:00:00+08:00'],
          ['order 47 yunda/Y2', 'shipped', '2026-03-04T15:00:00+08:00'],
          ['order 47', '?999', '2026-03-04T15:00:00+08:00'],
        ],
        refused: ['facts: '],
      },
    },
    'a refund that was refused, and a case that was closed': {
      format: 'douyin_shop',
      body: JSON.stringify([
        message('204', { p_id: '47', aftersale_id: '9', refuse_time: 1772604000 }),
        message('207', { p_id: '47', aftersale_id: '9', close_time: 1772607600 }),
      ]),
      expected: {
        facts: [
          ['order 47', 'refund.failed', '2026-03-04T14:00:00+08:00'],
          ['order 47', '?207', '2026-03-04T15:00:00+08:00'],
        ],
      },
    },
    'the message with which it tries an address': {
      format: 'douyin_shop',
      body: '[{"tag":"0","msg_id":"0","data":"2026-03-04 13:00:00"}]',
      expected: 'passed over',
    },
    'an error': {
      format: 'douyin_shop-orders',
      body: '{"data":null,"err_no":30001,"message":"token expired"}',
      expected: { failure: 'token expired' },
    },
    'orders unpaid, finished and called off; a goods line with parts of its own is no order': {
      format: 'douyin_shop-orders',
      body: JSON.stringify({
        err_no: 0,
        data: {
          shop_order_list: [
            {
              order_id: 'A',
              create_time: 1772600400,
              order_status: 1,
              main_status: 1,
              pay_time: 0,
              order_amount: 100,
              sku_order_list: [{ order_id: 'A1', parent_order_id: 'A', create_time: 1, sku_id: 7, item_num: 1, product_name: '杯子' }],
            },
            {
              order_id: 'B',
              create_time: 1772600400,
              order_status: 5,
              main_status: 5,
              pay_time: 1772604000,
              pay_amount: 5,
              finish_time: 1772690400,
              order_amount: 5,
            },
            {
              order_id: 'C',
              create_time: 1772600400,
              order_status: 4,
              main_status: 4,
              pay_time: 0,
              finish_time: 1772607600,
              order_amount: 12345,
            },
          ],
        },
      }),
      expected: {
        orders: [
          'A | 2026-03-04T05:00:00.000Z | normal | 1.00 CNY | 7 x 1 at ?',
          'B | 2026-03-04T05:00:00.000Z | normal | 0.05 CNY | ',
          'C | 2026-03-04T05:00:00.000Z | normal | 123.45 CNY | ',
        ],
        facts: [
          ['order B', 'payment.confirmed', '2026-03-04T14:00:00+08:00', '0.05 CNY'],
          ['order B', 'receipt.confirmed', '2026-03-05T14:00:00+08:00'],
          ['order C', 'cancel.confirmed', '2026-03-04T15:00:00+08:00'],
        ],
      },
    },
  },
};

export default douyinShop;
