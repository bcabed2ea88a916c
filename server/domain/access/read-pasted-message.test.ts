import { expect, test } from 'vitest';
import { readPastedMessage } from './read-pasted-message';

test.each([
  ['D2026112100077', { orderNo: 'D2026112100077' }],
  [' e481f51cbdc54678b7cc49136f2d6af7 ', { orderNo: 'e481f51cbdc54678b7cc49136f2d6af7' }],
  ['D2026 1121 0007', { orderNo: 'D2026 1121 0007' }],
  ['#1001', { orderNo: '#1001' }],
  ['13800138000', { orderNo: '13800138000' }],
  ['', {}],
])('a plain number stays what it is: %s', (typed, read) => expect(readPastedMessage(typed)).toEqual(read));

test.each([
  ['亲，您的订单号：D2026112100077，收货手机 138 0013 8000，麻烦查一下', 'D2026112100077', '138 0013 8000'],
  ['【青禾家居】订单编号 88231190452 已发货，联系电话13800138000', '88231190452', '13800138000'],
  ['Hi, where is my order #A-20261121-9? My phone is +55 11 91234-5678. Thanks!', 'A-20261121-9', '+55 11 91234-5678'],
  ['D2026112100077\n13800138000', 'D2026112100077', '13800138000'],
  ['D2026112100077 13800138000', 'D2026112100077', '13800138000'],
])('a pasted message gives both: %s', (message, orderNo, phone) => {
  expect(readPastedMessage(message)).toEqual({ orderNo, phone, trackingNo: undefined });
});

test('a message without a number gives nothing rather than a guess', () => {
  expect(readPastedMessage('你好，我的快递什么时候到？')).toEqual({});
});

test.each([
  ['您的包裹已发出，顺丰速运 SF1390013900139，手机 13800138000', { trackingNo: 'SF1390013900139', phone: '13800138000' }],
  ['【菜鸟驿站】快递单号 773123456789012 已到站，请凭取件码取件', { trackingNo: '773123456789012' }],
  ['訂單編號 D2026112100077，物流單號：YT2026112100077，電話 0912-345-678', { orderNo: 'D2026112100077', trackingNo: 'YT2026112100077' }],
  ['Order number A-20261121-9, tracking number 1Z999AA10123456784', { orderNo: 'A-20261121-9', trackingNo: '1Z999AA10123456784' }],
  ['运单号：7312345678901', { trackingNo: '7312345678901' }],
])('a tracking number in a message is told from the order and the phone: %s', (message, expected) => {
  expect(readPastedMessage(message)).toMatchObject(expected);
  for (const name of ['orderNo', 'trackingNo'] as const)
    expect(readPastedMessage(message)[name]).toBe((expected as Record<string, string>)[name]);
});
