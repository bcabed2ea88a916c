import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journeyDone, journeyPlaced, twoLanes } from '@/tests/fixtures/journeys';
import { anyJourney, cutAt } from '@/tests/fixtures/random-journeys';
import { DAY } from '../shared/instant';
import { emptyTrees, storeTrees } from './eta-trees';
import { modelOf } from './learn-model';
import type { Row } from './step-row';
import { dayOfInstant, walkJourneys } from './walk-journeys';

const FROM = Date.UTC(2026, 8, 1);
const FIRST = dayOfInstant(FROM);

const histories = fc.array(anyJourney(FROM), { minLength: 1, maxLength: 40 });
const days = fc.integer({ min: FIRST, max: FIRST + 70 });

/** What a row says of a stage at its moment; the journey behind it may know more by now. */
function seen(row: Row | null): unknown {
  if (!row) return null;
  const { stage, at, what, toldAt, day, features, usual, usualSilence, handedOver, journey } = row;
  return {
    order: `${journey.placedAt} ${journey.shop}`,
    stage,
    at,
    what,
    toldAt,
    day,
    features,
    usual,
    usualSilence,

    handedOver: seen(handedOver),
  };
}

describe('a history lived through', () => {
  it('does not know what comes: cut at any day, no row, no feature and no tree before it is another', () => {
    fc.assert(
      fc.property(histories, days, fc.integer({ min: 0, max: 60 }), (journeys, cutDay, longer) => {
        const trees = new Map<number, unknown>();
        const whole = walkJourneys(journeys, cutDay + longer, (walked) => {
          if (walked.day <= cutDay) trees.set(walked.day, storeTrees(walked.trees, walked.day));
        });
        const cut = walkJourneys(cutAt(journeys, cutDay * DAY), cutDay, ({ trees: known, day }) => {
          expect(storeTrees(known, day)).toEqual(trees.get(day) ?? storeTrees(emptyTrees(), day));
        });
        expect(cut.rows.map(seen)).toEqual(whole.rows.filter((row) => row.day < cutDay).map(seen));
      }),
    );
  });

  it('makes at each day the model that the history cut at that day makes', () => {
    const until = FROM + 60 * DAY;
    const journeys = twoLanes(until, 700);
    const asked = [25, 50].map((days) => FIRST + days);
    const models = new Map<number, unknown>();
    walkJourneys(journeys, dayOfInstant(until), (walked) => {
      if (asked.includes(walked.day)) models.set(walked.day, modelOf(walked, null));
    });
    for (const day of asked) expect(modelOf(walkJourneys(cutAt(journeys, day * DAY), day), null)).toEqual(models.get(day));
  });

  it('takes in a wait on the day after it ended, and what was promised on the day after it was placed', () => {
    const journey = journeyDone(FROM, { send: 1, bring: 3 }, { promisedBy: FROM + 5 * DAY });
    const counts = (day: number) => {
      const { trees } = walkJourneys([journey], day);
      return (['promise', 'sendPlaced', 'sendPaid', 'moving', 'out', 'bring'] as const).map((name) => trees[name].orders('*'));
    };
    expect(counts(FIRST)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(counts(FIRST + 1)).toEqual([1, 0, 0, 0, 0, 0]);
    expect(counts(FIRST + 2)).toEqual([1, 1, 1, 0, 0, 0]);
    expect(counts(FIRST + 4)).toEqual([1, 1, 1, 0, 0, 0]);
    expect(counts(FIRST + 5)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('learns nothing of how long it takes from a delivery before its own hand-over', () => {
    const journey = journeyPlaced(FROM, { handedOverAt: FROM + 4 * DAY, deliveredAt: FROM + 2 * DAY });
    const { trees } = walkJourneys([journey], FIRST + 30);
    expect([trees.bring, trees.sendPlaced].map((tree) => tree.orders('*'))).toEqual([0, 0]);
  });

  it('does not mind in which order the journeys are given', () => {
    fc.assert(
      fc.property(histories, (journeys) => {
        const [one, other] = [journeys, [...journeys].reverse()].map((all) => walkJourneys(all, FIRST + 80));
        for (const name of ['bring', 'promise', 'sendDrift', 'carrier'] as const)
          expect(other!.trees[name].estimate(['*'], FIRST + 80, 0)).toBeCloseTo(one!.trees[name].estimate(['*'], FIRST + 80, 0)!, 6);
      }),
    );
  });
});
