import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../shared/instant';
import { ETA_GRID, type EtaGroup } from './eta-model';
import { durationAt, durationGivenWait, shareDoneWithin } from './remaining-time';

/** Groups of any shape: rising whole minutes. */
const group = fc
  .array(fc.integer({ min: 1, max: 20_000 }), { minLength: ETA_GRID.length, maxLength: ETA_GRID.length })
  .map((steps): EtaGroup => {
    let sum = 0;
    return { orders: 100, minutes: steps.map((step) => (sum += step)) };
  });
const share = fc.double({ min: 0.001, max: 0.998, noNaN: true });

/** One day to twenty-one days, evenly. */
const even: EtaGroup = { orders: 500, minutes: ETA_GRID.map((p) => Math.round((1 + 20 * p) * (DAY / MINUTE))) };

describe('time that remains', () => {
  it('is the inverse of the share done, for groups of any shape', () => {
    fc.assert(
      fc.property(group, share, ({ minutes }, p) => {
        expect(shareDoneWithin(minutes, durationAt(minutes, p))).toBeCloseTo(p, 6);
      }),
    );
  });

  it('never ends before what was waited already, and rises with the probability', () => {
    fc.assert(
      fc.property(group, fc.integer({ min: -DAY, max: 900 * DAY }), share, share, (g, elapsed, a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(durationGivenWait(g, elapsed, low)).toBeGreaterThanOrEqual(elapsed);
        expect(durationGivenWait(g, elapsed, high)).toBeGreaterThanOrEqual(durationGivenWait(g, elapsed, low));
      }),
    );
  });

  it('moves on as the wait grows: who has waited longer arrives later in the whole, never earlier', () => {
    fc.assert(
      fc.property(group, fc.integer({ min: 0, max: 300 * DAY }), fc.integer({ min: 0, max: 30 * DAY }), share, (g, elapsed, more, p) => {
        expect(durationGivenWait(g, elapsed + more, p)).toBeGreaterThanOrEqual(durationGivenWait(g, elapsed, p) - MINUTE);
      }),
    );
  });

  it('drops what the wait has ruled out: after 11 of up to 21 even days the middle is 16', () => {
    expect(durationGivenWait(even, 0, 0.5) / DAY).toBeCloseTo(11, 1);
    expect(durationGivenWait(even, 11 * DAY, 0.5) / DAY).toBeCloseTo(16, 1);
  });
});
