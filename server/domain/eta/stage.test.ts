import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journeyDone, journeyPlaced } from '@/tests/fixtures/journeys';
import { anyJourney, cutAt } from '@/tests/fixtures/random-journeys';
import { DAY, HOUR } from '../shared/instant';
import { entriesOf } from './stage';

const PLACED = Date.UTC(2026, 10, 2);
const stagesOf = (journey: Parameters<typeof entriesOf>[0]) => entriesOf(journey).map(({ stage }) => stage);

describe('the stages of a journey', () => {
  it('are all that it took, in their order, each scan one of its own', () => {
    const journey = journeyDone(PLACED, { send: 1, bring: 3 });
    expect(stagesOf(journey)).toEqual(['placed', 'paid', 'packed', 'handed_over', 'moving', 'out_for_delivery']);
    expect(entriesOf(journey)[4]).toEqual({ stage: 'moving', at: journey.scans[0]!.at, what: 'in_transit' });
  });

  it('begin with its placing and never go back in time, nor past its arrival', () => {
    fc.assert(
      fc.property(anyJourney(PLACED), (journey) => {
        const entries = entriesOf(journey);
        const times = entries.map(({ at }) => at);
        expect(times).toEqual([...times].sort((a, b) => a - b));
        expect(entries[0]).toMatchObject({ stage: 'placed', at: journey.placedAt });
        if (journey.deliveredAt !== null)
          expect(entries.slice(1).every(({ at }) => at <= Math.max(journey.placedAt, journey.deliveredAt!))).toBe(true);
      }),
    );
  });

  it('are the same as they were when only so much was known', () => {
    fc.assert(
      fc.property(anyJourney(PLACED), fc.integer({ min: 0, max: 70 * 24 }), (journey, hours) => {
        const moment = PLACED + hours * HOUR;
        const before = cutAt([journey], moment).flatMap(entriesOf);
        expect(entriesOf(journey).filter(({ at }) => at < moment)).toEqual(before);
      }),
    );
  });

  it('leave out what was told after the step that follows: who pays at the door is not waited for', () => {
    const handedOverAt = PLACED + DAY;
    const deliveredAt = PLACED + 4 * DAY;
    const atTheDoor = journeyPlaced(PLACED, { handedOverAt, deliveredAt, paidAt: deliveredAt });
    expect(entriesOf(atTheDoor).map(({ stage, at }) => [stage, at])).toEqual([
      ['placed', PLACED],
      ['handed_over', handedOverAt],
    ]);
    expect(stagesOf(journeyPlaced(PLACED, { handedOverAt, packedAt: handedOverAt + HOUR }))).toEqual(['placed', 'handed_over']);
  });
});
