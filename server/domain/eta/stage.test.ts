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
    const { at } = journey.scans[0]!;
    expect(entriesOf(journey)[4]).toEqual({ stage: 'moving', at, toldAt: at, nextToldAt: null, what: 'in_transit' });
  });

  it('begin with its placing and never go back in time, nor past its arrival, where all was told at once', () => {
    fc.assert(
      fc.property(anyJourney(PLACED), (late) => {
        const journey = { ...late, told: null, scans: late.scans.map(({ at, what }) => ({ at, what })) };
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
        expect(entriesOf(journey).filter(({ toldAt }) => toldAt < moment)).toEqual(before);
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

  it('keep what was waited behind while a step taken sooner was not told yet', () => {
    const handedOverAt = PLACED + DAY;
    const told = { handedOverAt: handedOverAt + 5 * HOUR };
    const packedBefore = journeyPlaced(PLACED, { handedOverAt, packedAt: handedOverAt + HOUR, told });
    expect(entriesOf(packedBefore).map(({ stage, toldAt }) => [stage, toldAt])).toEqual([
      ['placed', PLACED],
      ['packed', handedOverAt + HOUR],
      ['handed_over', handedOverAt + 5 * HOUR],
    ]);
  });
});
