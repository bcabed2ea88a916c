import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journeyDone } from '@/tests/fixtures/journeys';
import { DAY, HOUR, type Instant } from '../shared/instant';
import { pathsOf } from './eta-trees';
import type { Journey } from './journey';
import { learnModel } from './learn-model';
import { predictJourney } from './predict-eta';
import { usualLag } from './report-lag';
import { dayOfInstant, walkJourneys } from './walk-journeys';

const UNTIL = Date.UTC(2026, 8, 1);

/** Three days with the carrier, whose reports come so many hours late. */
function reported(placedAt: Instant, hoursLate: number, more: Partial<Journey> = {}): Journey {
  const journey = journeyDone(placedAt, { send: 1, bring: 3 + (((placedAt / HOUR) % 7) - 3) / 24 }, more);
  const late = hoursLate * HOUR;
  return {
    ...journey,
    scans: journey.scans.map((scan) => ({ ...scan, toldAt: scan.at + late })),
    told: { outForDeliveryAt: journey.outForDeliveryAt! + late, deliveredAt: journey.deliveredAt! + late },
  };
}

const history = (hoursLate: number, more: Partial<Journey> = {}) =>
  Array.from({ length: 400 }, (_, i) => reported(UNTIL - 60 * DAY + Math.floor((i * 52 * DAY) / 400 / HOUR) * HOUR, hoursLate, more));

function lagHours(journeys: readonly Journey[], carrier = 'sf'): number {
  const { trees, day } = walkJourneys(journeys, dayOfInstant(UNTIL));
  return usualLag(trees, pathsOf({ ...journeys[0]!, carrier }), 'moving', day) / HOUR;
}

describe('how late the end of a wait is told', () => {
  it('is learned of each carrier by what it told of its deliveries', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70 }), (hours) => {
        expect(lagHours(history(hours))).toBeCloseTo(hours, 5);
      }),
      { numRuns: 10 },
    );
    const both = [...history(0), ...history(12, { carrier: 'zto' })];
    expect(lagHours(both)).toBeLessThan(0.2);
    expect(lagHours(both, 'zto')).toBeGreaterThan(10);
  });

  it('is nothing where nobody knows, as of an imported past', () => {
    expect(lagHours(history(12).map((journey) => ({ ...journey, told: null })))).toBe(0);
  });

  it('keeps a parcel from being late as long as its delivery may not have been told yet', () => {
    const [late, prompt] = [12, 0].map((hours) => ({ ...learnModel(history(hours), dayOfInstant(UNTIL), null), version: 1 }));
    const { outForDeliveryAt: _, ...told } = reported(UNTIL, 0).told!;
    const open = { ...reported(UNTIL, 0), outForDeliveryAt: null, deliveredAt: null, scans: [], told };
    const usualArrival = open.handedOverAt! + 3 * DAY;
    const [byLate, byPrompt] = [late!, prompt!].map((model) => predictJourney(open, model, usualArrival + 6 * HOUR)!);
    expect(byLate!.p50).toBe(usualArrival + 6 * HOUR);
    expect(byPrompt!.p50).toBeGreaterThan(usualArrival + 8 * HOUR);
    expect(byLate!.lateAt - byPrompt!.lateAt).toBeGreaterThan(11 * HOUR);
  });
});
