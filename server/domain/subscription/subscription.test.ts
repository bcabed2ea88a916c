import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../shared/instant';
import { afterAnswer, afterFeedWord, decide, isTaken, RENEW_AFTER_MS, type Subscription, toMove, toStop, wanted } from './subscription';
import type { FeedWord, VendorAnswer } from './vendor-answer';

const NOW = Date.UTC(2026, 10, 21);
const active: Subscription = { ...wanted(NOW), state: 'active', dueAt: null };

test('a number is never asked for again within half an hour after the vendor gave up', () => {
  const again = afterFeedWord(active, 'never_known', NOW);
  expect(again).toMatchObject({ state: 'wanted', renewals: 1 });
  expect(again.dueAt! - NOW).toBeGreaterThanOrEqual(30 * MINUTE);
  expect(afterFeedWord(again, 'never_known', NOW + MINUTE)).toBe(again);
});

test('retries double from a minute and never rest longer than six hours', () => {
  let held = wanted(NOW);
  const pauses: number[] = [];
  for (let n = 0; n < 40; n += 1) {
    const now = held.dueAt!;
    held = afterAnswer(held, { outcome: 'retry', detail: 'no answer' }, now);
    pauses.push(held.dueAt! - now);
  }
  expect(pauses.slice(0, 4)).toEqual([1, 2, 4, 8].map((m) => m * MINUTE));
  expect(Math.max(...pauses)).toBe(6 * HOUR);
});

test('a vendor that says when to come back is not asked earlier', () => {
  const held = afterAnswer(wanted(NOW), { outcome: 'retry', detail: '429', notBefore: NOW + DAY }, NOW);
  expect(held.dueAt).toBe(NOW + DAY);
});

test('news after the vendor gave up takes the number back into watching and forgets the tries before', () => {
  const silent = afterFeedWord({ ...active, renewals: 3 }, 'never_known', NOW);
  expect(silent.state).toBe('undecided');
  expect(afterFeedWord(silent, 'alive', NOW)).toMatchObject({ state: 'active', renewals: 0, reason: null, dueAt: null });
});

test('what service decides is done: asked anew, or let be and the vendor told', () => {
  const silent = afterFeedWord(active, 'no_change', NOW);
  expect(decide(silent, 'renew', NOW)).toMatchObject({ state: 'wanted', dueAt: NOW });
  expect(decide({ ...silent, state: 'refused' }, 'renew', NOW).renewals).toBe(0);
  expect(decide(silent, 'stop', NOW)).toMatchObject({ state: 'ended', reason: 'by_staff' });
  const stopping = decide(active, 'stop', NOW);
  expect(stopping).toMatchObject({ state: 'stopping', dueAt: NOW });
  expect(afterAnswer(stopping, { outcome: 'done' }, NOW)).toMatchObject({ state: 'ended', reason: 'by_staff', dueAt: null });
});

test('a number that moved to another account is free to come back, even when its vendor could not be told', () => {
  let moved = toMove(active, NOW);
  expect([isTaken(active), isTaken(moved), isTaken(toMove(wanted(NOW), NOW))]).toEqual([true, false, false]);
  moved = afterAnswer(moved, { outcome: 'retry', detail: '500' }, NOW);
  expect([moved.state, isTaken(moved)]).toEqual(['stopping', false]);
  moved = afterAnswer(moved, { outcome: 'refused', detail: '702', isBadNumber: false }, NOW);
  expect([moved.state, isTaken(moved)]).toEqual(['ended', false]);
  expect(isTaken(toStop(active, 'order_closed', NOW))).toBe(true);
});

const answers = fc.constantFrom<VendorAnswer>(
  { outcome: 'done' },
  { outcome: 'needs_phone', detail: '408' },
  { outcome: 'retry', detail: '500' },
  { outcome: 'config', detail: '601' },
  { outcome: 'refused', detail: '702', isBadNumber: true },
);
const words = fc.constantFrom<FeedWord>('alive', 'done', 'corrected', 'never_known', 'no_change');
type Step = { answer: VendorAnswer } | { word: FeedWord } | { stop: true };
const steps = fc.array(
  fc.oneof(
    answers.map((answer): Step => ({ answer })),
    words.map((word): Step => ({ word })),
    fc.constant<Step>({ stop: true }),
  ),
  { maxLength: 30 },
);

test('whatever vendor and pushes say, a number is due if and only if somebody has to be called, and the end is the end', () => {
  fc.assert(
    fc.property(steps, (list) => {
      let held = wanted(NOW);
      let now = NOW;
      for (const step of list) {
        now += RENEW_AFTER_MS;
        const before = held.state;
        const isCalled = before === 'wanted' || before === 'stopping';
        if ('answer' in step) held = isCalled ? afterAnswer(held, step.answer, now) : held;
        else held = 'word' in step ? afterFeedWord(held, step.word, now) : toStop(held, 'order_closed', now);
        expect(held.dueAt !== null).toBe(held.state === 'wanted' || held.state === 'stopping');
        if (before === 'ended') expect(held.state).toBe('ended');
      }
    }),
  );
});
