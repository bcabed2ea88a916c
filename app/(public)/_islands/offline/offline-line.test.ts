import { expect, test } from 'vitest';
import { offlineLine } from './offline-line';

const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).getTime();

test('says when the page stems from: the time today, the day too when it was another', () => {
  expect(offlineLine('zh-CN', at(21, 14, 5), at(21, 23, 0))).toContain('这是 14:05 的状态');
  expect(offlineLine('en', at(21, 14, 5), at(21, 15, 0))).toContain('how it stood at 14:05.');
  expect(offlineLine('en', at(20, 9, 5), at(21, 8, 0))).toContain('on Nov 20, 09:05');
  expect(offlineLine('zh-TW', at(20, 9, 5), at(21, 8, 0))).toMatch(/11月20日\s?09:05/);
});
