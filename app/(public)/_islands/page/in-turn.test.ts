import { afterEach, expect, test, vi } from 'vitest';
import { inTurn } from './in-turn';

afterEach(() => void vi.useRealTimers());

test('each step is a task of its own, in order, and one that fails stops none of the others', () => {
  vi.useFakeTimers();
  const done: string[] = [];
  const fail = () => {
    throw new Error('a step fails');
  };
  inTurn([() => done.push('first'), fail, () => done.push('last')]);
  expect(done).toEqual([]);
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['first']);
  expect(() => vi.advanceTimersToNextTimer()).toThrow('a step fails');
  vi.advanceTimersToNextTimer();
  expect(done).toEqual(['first', 'last']);
  expect(vi.getTimerCount()).toBe(0);
});
