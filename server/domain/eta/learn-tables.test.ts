import { describe, expect, it } from 'vitest';
import { journeyPlaced } from '@/tests/fixtures/journeys';
import { DAY, HOUR, type Instant } from '../shared/instant';
import type { EtaModel } from './eta-model';
import { asSeenAt, type Journey, numberScans } from './journey';
import { learnModel } from './learn-model';
import { predictJourney } from './predict-eta';
import { dayOfInstant } from './walk-journeys';

const UNTIL = Date.UTC(2026, 8, 1);

/** Four days with the carrier and a scan every half day, but for a depot in which a parcel lies for so many days behind its first scan. */
function scannedJourney(placedAt: Instant, lyingDays: number, jitter = 0): Journey {
  const handedOverAt = placedAt + DAY;
  const scanAt = (n: number) => handedOverAt + n * 12 * HOUR + (n > 1 ? lyingDays * DAY : 0);
  return journeyPlaced(placedAt, {
    handedOverAt,
    isPickedUp: true,
    scans: numberScans([1, 2, 3, 4, 5, 6, 7].map((n) => ({ at: scanAt(n), what: 'in_transit' }))),
    deliveredAt: scanAt(8) + jitter * HOUR,
  });
}

const HISTORY = Array.from({ length: 900 }, (_, i) =>
  scannedJourney(UNTIL - 70 * DAY + Math.floor((i * 60 * DAY) / 900), i % 8 === 0 ? 3 : 0, (i % 7) - 3),
);
const MODEL: EtaModel = { ...learnModel(HISTORY, dayOfInstant(UNTIL), null), version: 1 };

const usual = scannedJourney(UNTIL, 0);
const lying = scannedJourney(UNTIL, 3);
const daysAfter = (at: Instant) => (at - lying.handedOverAt!) / DAY;
const toldOf = (journey: Journey, days: number, model = MODEL) => {
  const now = lying.handedOverAt! + days * DAY;
  return predictJourney(asSeenAt(journey, now), model, now)!;
};

describe('how those waited of whom nothing was heard', () => {
  it('counts for a parcel that is silent for longer than usual, not for one that is heard of', () => {
    const [heard, silent] = [toldOf(usual, 2.45), toldOf(lying, 2.45)];
    expect(daysAfter(heard.p50)).toBeLessThan(4.4);
    expect(daysAfter(silent.from)).toBeGreaterThan(5.5);
    expect(daysAfter(silent.to)).toBeGreaterThan(6.7);
    expect(daysAfter(silent.to)).toBeLessThan(8.5);
  });

  it('is all that tells the two apart: by how all waited it would come with the others', () => {
    const { silent: _, ...without } = MODEL;
    expect(daysAfter(toldOf(lying, 2.45, without).from)).toBeLessThan(5);
  });

  it('never brings an arrival forward because nothing is heard', () => {
    let before = toldOf(lying, 0.55);
    for (let days = 0.6; days < 12; days += 0.05) {
      const now = lying.handedOverAt! + days * DAY;
      const told = predictJourney(asSeenAt(lying, lying.scans[0]!.at), MODEL, now)!;
      for (const point of ['p5', 'from', 'p50', 'to', 'p95'] as const) expect(told[point]).toBeGreaterThanOrEqual(before[point]);
      before = told;
    }
  });

  it('is not looked at where nothing but deliveries is heard behind a step', () => {
    const bare = HISTORY.map((journey) => ({ ...journey, scans: [] }));
    expect(learnModel(bare, dayOfInstant(UNTIL), null).silent?.handed_over).toBeUndefined();
    expect(MODEL.silent!.moving!.length).toBeGreaterThan(0);
  });
});

describe('a carrier that reports every other day', () => {
  /** Each report tells what happened since the last one. */
  const asReported = (journey: Journey): Journey => {
    const report = (at: Instant) => UNTIL + Math.ceil((at - UNTIL) / (2 * DAY)) * 2 * DAY;
    return {
      ...journey,
      scans: journey.scans.map((scan) => ({ ...scan, toldAt: report(scan.at) })),
      told: { deliveredAt: report(journey.deliveredAt!) },
    };
  };
  const BATCHED: EtaModel = { ...learnModel(HISTORY.map(asReported), dayOfInstant(UNTIL), null), version: 1 };
  // an hour before the next report
  const scanned = asReported(scannedJourney(UNTIL + 4 * HOUR, 0));
  const now = scanned.scans[0]!.toldAt! + 47 * HOUR;
  const daysFrom = (at: Instant) => (at - scanned.handedOverAt!) / DAY;

  it('is not silent between its reports, as another would be', () => {
    const seen = asSeenAt(scanned, now);
    expect(seen.scans).toHaveLength(1);
    expect(daysFrom(predictJourney(seen, BATCHED, now)!.p50)).toBeLessThan(4.6);
    expect(daysFrom(predictJourney(seen, MODEL, now)!.p50)).toBeGreaterThan(5.5);
  });
});
