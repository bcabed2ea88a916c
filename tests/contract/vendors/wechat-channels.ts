import type { VendorExpectations } from './expected-payload';

const XML = [
  'complaint-update-order-state',
  'merchant-confirm-receipt-overdue',
  'merchant-handle-refund-overdue',
  'merchant-handle-return-overdue',
  'new-order',
  'refund-success',
  'update-order',
  'user-apply-platform-judge-overdue',
  'user-cancel',
  'user-confirm-refund-certificate',
  'user-modify-return-info',
  'user-upload-return-info-overdue',
  'wait-merchant-confirm-receipt',
  'wait-merchant-offline-refund',
].map((name) => `aftersale-${name}-event-xml.xml`);
const OTHER_XML = [
  'complaint-callback-event-xml.xml',
  'funds-order-pay-event-xml.xml',
  'funds-order-profit-sharing-event-xml.xml',
  'funds-order-refund-event-xml.xml',
];
const SENT = '2022-09-07T00:00:00+08:00';
const event = (name: string, more: object) =>
  JSON.stringify({ ToUserName: 'gh_1', CreateTime: 1772600400, MsgType: 'event', Event: name, ...more });

const wechatChannels: VendorExpectations = {
  folder: 'shop/wechat_channels',
  formats: Object.fromEntries([...XML, ...OTHER_XML].map((file) => [file, 'wechat_channels-xml'])),
  files: {
    // these name the case, and not the order
    ...Object.fromEntries(XML.map((file) => [file, 'passed over' as const])),
    'complaint-callback-event-xml.xml': 'passed over',
    'funds-order-pay-event-xml.xml': {
      facts: [['order 1217752501201407033233368018', 'payment.confirmed', '2021-12-30T22:31:00+08:00']],
    },
    'funds-order-profit-sharing-event-xml.xml': 'passed over',
    'funds-order-refund-event-xml.xml': 'passed over',
    'channels-ecaftersale-update-event.json': { facts: [['order 12345', 'return.requested', SENT]] },
    'channels-ecorder-confirm-event.json': { facts: [['order 3705115058471208928', 'receipt.confirmed', SENT]] },
    // says no more than a number: the order itself comes from the shop
    'channels-ecorder-new-event.json': 'passed over',
    'channels-ecorder-pay-event.json': { facts: [['order 3705115058471208928', 'payment.confirmed', '2022-07-23T01:00:00+08:00']] },
    'channels-ecpresent-aftersale-update-event.json': { facts: [['order 12345', 'refund.started', SENT]] },
  },
  own: {
    'all parcels are sent': {
      format: 'wechat_channels',
      body: event('channels_ec_order_deliver', { order_info: { order_id: '3705115058471208999', finish_delivery: 1 } }),
      expected: { facts: [['order 3705115058471208999', 'shipped', '2026-03-04T13:00:00+08:00']] },
    },
    'a part of it is sent': {
      format: 'wechat_channels',
      body: event('channels_ec_order_deliver', { order_info: { order_id: '37', finish_delivery: 0 } }),
      expected: { facts: [['order 37', 'note', '2026-03-04T13:00:00+08:00']] },
    },
    'called off, in XML': {
      format: 'wechat_channels-xml',
      body: '<xml><CreateTime>1772600400</CreateTime><Event><![CDATA[channels_ec_order_cancel]]></Event><order_info><order_id>37</order_id><cancel_type>1</cancel_type></order_info></xml>',
      expected: { facts: [['order 37', 'cancel.confirmed', '2026-03-04T13:00:00+08:00']] },
    },
    'a refund that is done, in XML': {
      format: 'wechat_channels-xml',
      body: '<xml><CreateTime>1772600400</CreateTime><Event>channels_ec_aftersale_update</Event><finder_shop_aftersale_status_update><status>MERCHANT_REFUND_SUCCESS</status><after_sale_order_id>9</after_sale_order_id><order_id>37</order_id></finder_shop_aftersale_status_update></xml>',
      expected: { facts: [['order 37', 'refund.done', '2026-03-04T13:00:00+08:00']] },
    },
    'a case in a state that tells nothing for certain': {
      format: 'wechat_channels',
      body: event('channels_ec_aftersale_update', {
        finder_shop_aftersale_status_update: { status: 'MERCHANT_PROCESSING', after_sale_order_id: '9', order_id: '37' },
      }),
      expected: { facts: [['order 37', '?MERCHANT_PROCESSING', '2026-03-04T13:00:00+08:00']] },
    },
    'a payment without any time': {
      format: 'wechat_channels',
      body: '{"MsgType":"event","Event":"channels_ec_order_pay","order_info":{"order_id":"37"}}',
      expected: 'nothing',
    },
    'an event about something else': { format: 'wechat_channels', body: event('product_spu_audit', {}), expected: 'passed over' },
  },
};

export default wechatChannels;
