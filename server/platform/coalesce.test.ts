import { expect, test, vi } from 'vitest';
import { coalesce } from './coalesce';

test('items that arrive during a run share the next, each with its own result, and a failure hits only its run', async () => {
  const runs: number[][] = [];
  const double = coalesce(
    async (items: number[]) => {
      runs.push(items);
      await Promise.resolve();
      if (items.includes(13)) throw new Error('unlucky');
      return items.map((n) => n * 2);
    },
    { maxItems: 3 },
  );
  const answers = await Promise.allSettled([1, 2, 3, 13, 5].map((n) => double(n)));
  expect(runs).toEqual([[1], [2, 3, 13], [5]]);
  expect(answers.map((a) => (a.status === 'fulfilled' ? a.value : a.reason.message))).toEqual([2, 'unlucky', 'unlucky', 'unlucky', 10]);
});

test('the first item waits for company, but no longer than until its run is full', async () => {
  vi.useFakeTimers();
  try {
    const runs: number[][] = [];
    const keep = coalesce(
      async (items: number[]) => {
        runs.push(items);
        return items;
      },
      { maxItems: 3, gatherMs: 10 },
    );
    const first = [keep(1), keep(2)];
    await vi.advanceTimersByTimeAsync(9);
    expect(runs).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(await Promise.all(first)).toEqual([1, 2]);
    const full = [3, 4, 5].map((n) => keep(n));
    expect(await Promise.all(full)).toEqual([3, 4, 5]);
    expect(runs).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  } finally {
    vi.useRealTimers();
  }
});

test('of a run that one item spoils each is tried by itself; a failure that is nobody’s fault is everybody’s', async () => {
  let fault = 'unlucky';
  const double = coalesce(
    async (items: number[]) => {
      await Promise.resolve();
      if (items.includes(13)) throw new Error(fault);
      return items.map((n) => n * 2);
    },
    { maxItems: 3, isOfAnItem: (error) => (error as Error).message === 'unlucky' },
  );
  const outcomes = async () =>
    (await Promise.allSettled([1, 13, 5, 6].map((n) => double(n)))).map((a) => (a.status === 'fulfilled' ? a.value : a.reason.message));
  expect(await outcomes()).toEqual([2, 'unlucky', 10, 12]);
  fault = 'gone';
  expect(await outcomes()).toEqual([2, 'gone', 'gone', 'gone']);
});
