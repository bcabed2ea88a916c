import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../shared/instant';
import { type Silent, silentFrom, silentTimes } from './silence';
import { STAGES } from './stage';
import { stepClock } from './step-clock';

const FROM = Date.UTC(2026, 8, 1);
const silent = fc
  .record({
    stage: fc.constantFrom(...STAGES),
    toldAt: fc.integer({ min: FROM, max: FROM + 60 * DAY }),
    usualSilence: fc.double({ min: -2.3, max: 2, noNaN: true }),
    country: fc.constantFrom('CN', 'BR', 'DZ'),
  })
  .map(({ country, ...step }): Silent => {
    const spot = { country, region: '', city: '' };
    return { ...step, sending: stepClock(spot, 'send'), bringing: stepClock(spot, 'bring') };
  });

describe('a silence behind a step', () => {
  it('is the longer beside the usual one the longer it lasts, and nothing before its step', () => {
    fc.assert(
      fc.property(silent, fc.nat(40 * DAY), fc.nat(40 * DAY), (step, wait, longer) => {
        expect(silentTimes(step, step.toldAt - wait)).toBe(0);
        expect(silentTimes(step, step.toldAt + wait + longer)).toBeGreaterThanOrEqual(silentTimes(step, step.toldAt + wait));
      }),
    );
  });

  it('has lasted so many times as long as usual at the moment that is told for it', () => {
    fc.assert(
      fc.property(silent, fc.constantFrom(1.5, 4, 12), (step, times) => {
        const from = silentFrom(step, times);
        expect(from).toBeGreaterThanOrEqual(step.toldAt);
        if (from > step.toldAt + 60_000) expect(silentTimes(step, from)).toBeCloseTo(times, 2);
      }),
    );
  });

  it('is never too long where nobody knows what is usual', () => {
    fc.assert(
      fc.property(silent, fc.nat(400 * DAY), (step, wait) => silentTimes({ ...step, usualSilence: null }, step.toldAt + wait) === 0),
    );
  });
});
