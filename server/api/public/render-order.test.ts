import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/server/domain/shared/instant';
import { NOW, orderDocument } from '@/tests/fixtures/order-document';
import { staysTrueUntil } from './render-order';

const at = (change: Parameters<typeof orderDocument>[0]) => staysTrueUntil(orderDocument(change), NOW + 1000) - NOW;

test('words that count minutes are made anew each minute, others every ten', () => {
  expect(at((d) => Object.assign(d.state, { lastEventAt: NOW - 59 * MINUTE }))).toBe(MINUTE);
  expect(at((d) => Object.assign(d.state, { lastEventAt: NOW - 2 * HOUR }))).toBe(10 * MINUTE);
  expect(at((d) => Object.assign(d.state, { lastEventAt: null }))).toBe(10 * MINUTE);
});

test('a promise or window that passes is not told as coming any more', () => {
  expect(at((d) => Object.assign(d, { nextUpdateAt: NOW + 90_000 }))).toBe(90_001);
  expect(at((d) => Object.assign(d.eta!, { to: NOW + 2 * MINUTE }))).toBe(2 * MINUTE + 1);
});

test('no page outlives a midnight', () => {
  for (const zone of [0, 5.5, 5.75, 8, -3]) {
    const midnight = Math.ceil(NOW / DAY) * DAY - zone * HOUR;
    const before = midnight - 7 * MINUTE;
    const change = (d: ReturnType<typeof orderDocument>) => Object.assign(d.state, { lastEventAt: before - 5 * HOUR });
    expect(staysTrueUntil(orderDocument(change), before)).toBeLessThanOrEqual(midnight);
  }
});
