import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MINUTE } from '../shared/instant';
import { HELD_AT_MOST, heldUntil } from './draft';

const NOON = Date.parse('2026-11-21T04:00:00Z');

it('going by itself is put off by holding a draft, later each time and never beyond the longest', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 }), (minutes, presses) => {
      let goesAt = NOON + minutes * MINUTE;
      let now = NOON;
      for (const pause of presses) {
        now += pause * MINUTE;
        const until = heldUntil({ createdAt: NOON, goesAt }, now);
        if (until === null) continue;
        expect(until).toBeGreaterThan(goesAt);
        expect(until).toBeLessThanOrEqual(Math.max(NOON + HELD_AT_MOST, NOON + minutes * MINUTE));
        goesAt = until;
      }
    }),
  );
});
