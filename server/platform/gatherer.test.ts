import { beforeEach, expect, test } from 'vitest';
import { gatherer } from './gatherer';

let written: number[][];
let isAway: boolean;
let round = 0;

beforeEach(() => {
  written = [];
  isAway = false;
  round += 1;
});

const make = (most?: number) =>
  gatherer<number>({
    name: `test-${round}`,
    everyMs: 1_000_000,
    merge: (a, b) => a + b,
    write: async (items) => {
      if (isAway) throw new Error('away');
      written.push(items);
    },
    onError: () => undefined,
    most,
  });

test('items under one key are written as one, and nothing twice', async () => {
  const gathered = make();
  for (const [key, item] of [
    ['a', 1],
    ['b', 10],
    ['a', 2],
  ] as const)
    gathered.add(key, item);
  await gathered.flush();
  await gathered.flush();
  expect(written).toEqual([[3, 10]]);
});

test('what could not be written is written the next time, with what came since', async () => {
  const gathered = make();
  gathered.add('a', 1);
  isAway = true;
  const failed = gathered.flush();
  gathered.add('a', 5);
  gathered.add('c', 7);
  await expect(failed).rejects.toThrow('away');
  isAway = false;
  await gathered.flush();
  expect(written).toEqual([[6, 7]]);
});

test('a store that stays away does not fill the memory', async () => {
  const gathered = make(2);
  for (const key of ['a', 'b', 'c', 'a']) gathered.add(key, 1);
  await gathered.flush();
  expect(written).toEqual([[2, 1]]);
});
