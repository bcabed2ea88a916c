import type { VendorExpectations } from './expected-payload';

const NAMES = ['add-waybill-event', 'check-business-event', 'get-quota-event', 'update-business-bind-result-event'];
const CALLS = [
  'business-order-add-request',
  'business-order-add-response',
  'delivery-open-message-get-delivery-list-response',
  'delivery-open-message-query-follow-trace-request',
  'delivery-open-message-query-follow-trace-response',
  'delivery-return-add-request',
  'delivery-return-add-response',
  'delivery-return-get-request',
  'delivery-return-get-response',
].map((name) => `cgibin-express-${name}.json`);
const XML = NAMES.map((name) => `${name}-xml.xml`);

const action = (at: number, type: number, said: string) => ({ ActionTime: at, ActionType: type, ActionMsg: said });

const wechatExpress: VendorExpectations = {
  folder: 'china-express/wechat_express',
  formats: Object.fromEntries(XML.map((file) => [file, 'wechat_express-xml'])),
  // what carriers and not shops are told, and calls whose answers name no moment
  files: Object.fromEntries([...NAMES.map((name) => `${name}.json`), ...XML, ...CALLS].map((file) => [file, 'passed over' as const])),
  own: {
    'the path of a parcel': {
      format: 'wechat_express',
      body: JSON.stringify({
        Event: 'add_express_path',
        CreateTime: 1772607600,
        DeliveryID: 'ZTO',
        WayBillId: '78',
        Version: 3,
        Count: 5,
        Actions: [
          action(1772593200, 100001, '【广州】已揽收'),
          action(1772596800, 200001, '快件离开【广州】发往【上海】'),
          action(1772600400, 300002, '派件中'),
          action(1772604000, 300003, '已签收，签收人：本人'),
          action(1772607600, 999999, '?'),
        ],
      }),
      expected: {
        facts: [
          ['ZTO/78', 'picked_up', '2026-03-04T11:00:00+08:00'],
          ['ZTO/78', 'in_transit.departed', '2026-03-04T12:00:00+08:00'],
          ['ZTO/78', 'out_for_delivery', '2026-03-04T13:00:00+08:00'],
          ['ZTO/78', 'delivered.self', '2026-03-04T14:00:00+08:00'],
          ['ZTO/78', '?999999', '2026-03-04T15:00:00+08:00'],
        ],
      },
    },
    'in XML, with a step without its time': {
      format: 'wechat_express-xml',
      body: '<xml><Event><![CDATA[add_express_path]]></Event><DeliveryID><![CDATA[SF]]></DeliveryID><WayBillId><![CDATA[SF1]]></WayBillId><Actions><ActionTime>1772600400</ActionTime><ActionType>300004</ActionType><ActionMsg>x</ActionMsg></Actions><Actions><ActionType>300003</ActionType></Actions></xml>',
      expected: { facts: [['SF/SF1', 'attempt_failed', '2026-03-04T13:00:00+08:00']] },
    },
  },
};

export default wechatExpress;
