import { expect, test } from 'vitest';
import { sayIn } from './messages';
import { saySubject } from './say-subject';

test.each([
  ['shop:*', null, '所有店铺', 'Every shop'],
  ['shop:demo', null, '店铺 · demo', 'Shop · demo'],
  ['code_settings', null, '短信验证码设置', 'Settings of one-time codes'],
  ['status_map:12', null, '状态对照 · 第 12 版', 'Status map · version 12'],
  ['order:01a2031e-7d0c-7ca2-b6a0-a2dfdabe7e25', 'D2026', '订单 · D2026', 'Order · D2026'],
  ['ticket:01a2031e-7d0c-7ca2-b6a0-a2dfdabe7e25', null, '工单 · …be7e25', 'Ticket · …be7e25'],
])('what a line of the audit log is about, in words: %s', (subject, name, zh, en) => {
  expect(saySubject(sayIn('zh-CN'), subject, name)).toBe(zh);
  expect(saySubject(sayIn('en'), subject, name)).toBe(en);
});
