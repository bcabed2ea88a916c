import type { VendorExpectations } from './expected-payload';

const wechatShippingInfo: VendorExpectations = {
  folder: 'shop/wechat_shipping_info',
  files: {
    'wxa-sec-order-get-order-list-request.json': 'nothing',
    'wxa-sec-order-get-order-list-response.json': {
      facts: [
        ['order fake-tradeno-20221209132531-0', 'payment.confirmed', '2022-12-09T13:25:31+08:00', '43.53 CNY'],
        ['order fake-tradeno-20221209132531-1', 'payment.confirmed', '2022-12-09T13:25:31+08:00', '297.67 CNY'],
      ],
    },
    'wxa-sec-order-is-trade-managed-request.json': 'nothing',
    'wxa-sec-order-is-trade-managed-response.json': 'nothing',
    // what a shop tells WeChat, and not what WeChat tells a shop
    'wxa-sec-order-upload-combined-shipping-info-request.json': 'nothing',
    'wxa-sec-order-upload-shipping-info-request.json': 'nothing',
  },
  own: {
    'an error': {
      format: 'wechat_shipping_info',
      body: '{"errcode":40001,"errmsg":"invalid credential"}',
      expected: { failure: 'invalid credential' },
    },
    'an order sent in two parcels, and one that is not paid': {
      format: 'wechat_shipping_info',
      body: JSON.stringify({
        errcode: 0,
        order: {
          transaction_id: 't1',
          merchant_trade_no: 'N1',
          paid_amount: 1,
          trade_create_time: 1772600000,
          pay_time: 1772600400,
          order_state: 2,
          shipping: {
            shipping_list: [
              { tracking_no: 'S1', express_company: 'SF', upload_time: 1772604000 },
              { tracking_no: 'S2', express_company: 'SF', upload_time: 1772607600 },
              { goods_desc: 'handed over in person', upload_time: 1772607600 },
            ],
          },
        },
        order_list: [{ transaction_id: 't2', merchant_trade_no: 'N2', trade_create_time: 1772600000, pay_time: 0, order_state: 1 }],
      }),
      expected: {
        facts: [
          ['order N1', 'payment.confirmed', '2026-03-04T13:00:00+08:00', '0.01 CNY'],
          ['order N1 SF/S1', 'shipped', '2026-03-04T14:00:00+08:00'],
          ['order N1 SF/S2', 'shipped', '2026-03-04T15:00:00+08:00'],
        ],
        refused: ['facts: '],
      },
    },
  },
};

export default wechatShippingInfo;
