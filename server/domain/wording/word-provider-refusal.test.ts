import { expect, test } from 'vitest';
import { refusedByProvider } from '../notice/refusal-alert';
import { wordAlert } from './word-alert';

const NOW = Date.parse('2026-11-21T02:00:00Z');
const VIEWER = { timeZone: 'Asia/Shanghai', now: NOW };
const told = (template: string | null, language: 'zh-CN' | 'en') =>
  wordAlert(refusedByProvider({ channel: 'aliyun_sms', template, code: 'isv.SMS_TEMPLATE_ILLEGAL' }, NOW), language, VIEWER);

test('a refusal says which message by which channel, with the provider’s code, and that the rest goes on', () => {
  expect(told('milestone.shipped', 'zh-CN').title).toBe('“包裹已发出”被阿里云短信拒发');
  expect(told('milestone.shipped', 'zh-CN').text).toContain('isv.SMS_TEMPLATE_ILLEGAL');
  expect(told('milestone.shipped', 'en')).toEqual({
    title: '“On its way” is refused by SMS by Aliyun',
    text: 'Code isv.SMS_TEMPLATE_ILLEGAL. It rests there, other messages go on; change its words or have them approved anew',
  });
  expect(told(null, 'zh-CN').title).toBe('阿里云短信拒绝了我们的账号');
});

test('it is told once a day for each message and channel', () => {
  const cause = (template: string | null, now: number) => refusedByProvider({ channel: 'email', template, code: '1' }, now).cause;
  expect(cause('milestone.shipped', NOW)).toBe(cause('milestone.shipped', NOW + 3_600_000));
  expect(
    new Set([cause('milestone.shipped', NOW), cause('milestone.shipped', NOW + 86_400_000), cause('milestone.lost', NOW), cause(null, NOW)])
      .size,
  ).toBe(4);
});
