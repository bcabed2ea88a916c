import type { Holidays } from '../calendar/calendar';
import { DAY, HOUR, type Instant, MINUTE } from '../shared/instant';
import { placeInWeek, type UsualTraffic, usualRate } from './usual-traffic';

/** How a source's silence since its last good call is to be taken. */
export interface Silence {
  kind: 'usual' | 'silent';
  /** Minutes in which it would usually have been heard since. */
  expected: number;
  /** Chance of such a silence if all is well: none of `expected`, by Poisson. */
  probability: number;
  /** Longest usual time without a call at this hour, in minutes. */
  usualGapMin: number;
}

/** A silence shorter than this is never one. */
const SHORTEST_MS = 5 * MINUTE;
/** A silence as improbable as this is one: about one false alarm for a source in a year of such hours. */
const IMPROBABLE = 1e-4;
/** While less than two weeks are known, what is usual is known badly, and only what is all but impossible counts. */
const IMPROBABLE_WHEN_THIN = 1e-6;
const THIN_HOURS = (14 * DAY) / HOUR;
/** Sources call in bursts: the silence must also be this much longer than the longest usual one at this hour. */
const BEYOND_USUAL = 1.5;
/** Beyond this much nothing changes any more, and counting may stop. */
const MORE_THAN_ENOUGH = 100;

/** Minutes in which the source would usually be heard between two moments; beyond 100 it is not counted on. */
export function expectedBetween(usual: UsualTraffic, from: Instant, to: Instant, holidays: Holidays): number {
  let expected = 0;
  for (let at = from; at < to && expected < MORE_THAN_ENOUGH; ) {
    const end = Math.min(to, (Math.floor(at / HOUR) + 1) * HOUR);
    expected += (usualRate(usual, at, holidays) * (end - at)) / HOUR;
    at = end;
  }
  return Math.min(expected, MORE_THAN_ENOUGH);
}

/**
 * Whether a source that was last heard at `lastGoodAt` is silent at `now`, against what is usual at these hours: silent
 * when hearing nothing is improbable (Poisson, over minutes in which it is usually heard) and also longer than the
 * longest usual pause at this hour by half. A night without calls is therefore no silence, ten minutes at noon may be.
 */
export function judgeSilence(usual: UsualTraffic, lastGoodAt: Instant, now: Instant, holidays: Holidays): Silence {
  const expected = expectedBetween(usual, lastGoodAt, now, holidays);
  const probability = Math.exp(-expected);
  const place = placeInWeek(now, usual.timeZone, holidays);
  const usualGapMin = usual.gapMin[place.type][place.hour]!;
  const longEnough = Math.max(SHORTEST_MS, usualGapMin * MINUTE * BEYOND_USUAL);
  const limit = usual.hours < THIN_HOURS ? IMPROBABLE_WHEN_THIN : IMPROBABLE;
  const isSilent = probability < limit && now - lastGoodAt >= longEnough;
  return { kind: isSilent ? 'silent' : 'usual', expected, probability, usualGapMin };
}
