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
  expect(readPastedMessage(message)).toEqual({ orderNo, phone });
});

test('a message without a number gives nothing rather than a guess', () => {
  expect(readPastedMessage('你好，我的快递什么时候到？')).toEqual({ orderNo: undefined, phone: undefined });
});
