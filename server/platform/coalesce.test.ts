import { expect, test } from 'vitest';
import { coalesce } from './coalesce';

test('items that arrive during a run share the next, each with its own result, and a failure hits only its run', async () => {
  const runs: number[][] = [];
  const double = coalesce(async (items: number[]) => {
    runs.push(items);
    await Promise.resolve();
    if (items.includes(13)) throw new Error('unlucky');
    return items.map((n) => n * 2);
  }, 3);
  const answers = await Promise.allSettled([1, 2, 3, 13, 5].map((n) => double(n)));
  expect(runs).toEqual([[1], [2, 3, 13], [5]]);
  expect(answers.map((a) => (a.status === 'fulfilled' ? a.value : a.reason.message))).toEqual([2, 'unlucky', 'unlucky', 'unlucky', 10]);
});
