import fc from 'fast-check';
import { expect, it } from 'vitest';
import { everyMs, isOwnTurn, restMs, TURN_LASTS, turnAt } from './pace';

const cap = fc.record({ count: fc.integer({ min: 1, max: 5_000 }), perMs: fc.constantFrom(1_000, 60_000, 3_600_000) });

it('never lets more through in a stretch than the cap and one', () => {
  fc.assert(
    fc.property(cap, fc.integer({ min: 0, max: 10_000 }), (one, from) => {
      const turns = { firstAt: 1_000_000, everyMs: everyMs(one) };
      const begin = turnAt(turns, from);
      let within = 0;
      while (turnAt(turns, from + within) < begin + one.perMs && within <= one.count + 1) within += 1;
      expect(within).toBeLessThanOrEqual(one.count + 1);
    }),
  );
});

it('uses at least 99 % of a cap by one turn after the other', () => {
  fc.assert(
    fc.property(cap, (one) => {
      const turns = { firstAt: 0, everyMs: everyMs(one) };
      expect(turnAt(turns, one.count)).toBeLessThanOrEqual(one.perMs * 1.01 + 1);
    }),
  );
});

it('gives a turn that was slept through to somebody else', () => {
  expect(isOwnTurn(10_000, 10_000 + TURN_LASTS)).toBe(true);
  expect(isOwnTurn(10_000, 10_001 + TURN_LASTS)).toBe(false);
});

it('rests longer each time, and a minute at most', () => {
  expect([0, 1, 2, 3, 4, 50].map(restMs)).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
});
