import { expect, test } from 'vitest';
import { isNumber, isTimeOfOrders } from './recordable';

test.each(['', '-', ' # ', '\u200b', '--- ---', '\ufdfa'.repeat(64)])(
  '%j is no number: compared, it would be nothing or too long',
  (text) => {
    expect(isNumber(text)).toBe(false);
  },
);

test.each(['7', '#1001', '订单-1', 'SF 123'])('%j is a number', (text) => {
  expect(isNumber(text)).toBe(true);
});

test('zero, the ends of the calendar and what is no time at all are no times of orders', () => {
  for (const at of [0, Number.NaN, Number.POSITIVE_INFINITY, Date.parse('1900-01-01'), Date.parse('9999-12-31'), 1_795_000_000])
    expect(isTimeOfOrders(at)).toBe(false);
  for (const at of ['2016-09-04', '2026-11-21', '2031-01-01']) expect(isTimeOfOrders(Date.parse(at))).toBe(true);
});
