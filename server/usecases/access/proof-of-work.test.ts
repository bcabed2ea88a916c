import { expect, test } from 'vitest';
import { CHALLENGE_BITS, MOST_CHALLENGE_BITS, neededBits } from './proof-of-work';

test('tries are free up to the budget, then cost one bit more each time failures double, and never more than the most', () => {
  expect([0, 4, 5, 9, 10, 19, 20, 40, 1_000_000].map((failures) => neededBits(failures, 5))).toEqual([
    0,
    0,
    CHALLENGE_BITS,
    CHALLENGE_BITS,
    CHALLENGE_BITS + 1,
    CHALLENGE_BITS + 1,
    CHALLENGE_BITS + 2,
    MOST_CHALLENGE_BITS,
    MOST_CHALLENGE_BITS,
  ]);
});
