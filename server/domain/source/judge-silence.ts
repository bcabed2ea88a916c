import type { Holidays } from '../calendar/calendar';
import { DAY, HOUR, type Instant, MINUTE } from '../shared/instant';
import { placeInWeek, type UsualTraffic, usualRate } from './usual-traffic';

/** How a source's silence since its last good call is to be taken. */
export interface Silence {
  kind: 'usual' | 'silent';
  /** Minutes in which it would usually have been heard since, on a day like this one. */
  expected: number;
  /** Chance of such a silence if all is well: none of `expected`, by Poisson. */
  probability: number;
  /** Longest usual time without a call at this hour, in minutes. */
  usualGapMin: number;
}

/** A silence shorter than this is never one. */
const SHORTEST_MS = 5 * MINUTE;
/** False alarms that a source may raise in a day; the more often it is heard, the more pauses there are to be wrong about. */
const FALSE_PER_DAY = 1 / 1_000;
/** While less than two weeks are known, what is usual is known badly, and only what is all but impossible counts. */
const THIN_HOURS = (14 * DAY) / HOUR;
const WHEN_THIN = 1 / 100;
/** Sources call in bursts: the silence must also be this much longer than the longest usual one at this hour. */
const BEYOND_USUAL = 2;
/** The hours before the silence tell what kind of day it is; so many minutes heard weigh as much as all else that is known. */
export const LEVEL_MS = 3 * HOUR;
const LEVEL_PRIOR = 5;
/** A source that stops again soon after it came back is not taken for one that has little to say. */
const LEAST_LEVEL = 1 / 4;
/** Beyond this much nothing changes any more, and counting may stop. */
const MORE_THAN_ENOUGH = 1_000;

/** Minutes in which the source would usually be heard between two moments; beyond a thousand it is not counted on. */
export function expectedBetween(usual: UsualTraffic, from: Instant, to: Instant, holidays: Holidays): number {
  let expected = 0;
  for (let at = from; at < to && expected < MORE_THAN_ENOUGH; ) {
    const end = Math.min(to, (Math.floor(at / HOUR) + 1) * HOUR);
    expected += (usualRate(usual, at, holidays) * (end - at)) / HOUR;
    at = end;
  }
  return Math.min(expected, MORE_THAN_ENOUGH);
}

/** How today compares with what is usual, by the hours before the last call: 1, or down to a quarter on a slow day. */
function levelOf(usual: UsualTraffic, lastGoodAt: Instant, heardBefore: number, holidays: Holidays): number {
  const expected = expectedBetween(usual, lastGoodAt - LEVEL_MS, lastGoodAt, holidays);
  return Math.max(LEAST_LEVEL, Math.min(1, (heardBefore + LEVEL_PRIOR) / (expected + LEVEL_PRIOR)));
}

/**
 * Whether a source is silent at `now`, against what is usual at these hours on a day like this. `since` is its last good
 * call; `heardBefore` the minutes in which it was heard in the three hours before (LEVEL_MS). It is silent when hearing
 * nothing is improbable (Poisson, over minutes in which it is usually heard) and also lasts twice as long as the longest
 * usual pause at this hour. A night without calls is therefore no silence, a quarter of an hour at noon may be.
 */
export function judgeSilence(
  usual: UsualTraffic,
  heard: { since: Instant; heardBefore: number },
  now: Instant,
  holidays: Holidays,
): Silence {
  const level = levelOf(usual, heard.since, heard.heardBefore, holidays);
  const expected = level * expectedBetween(usual, heard.since, now, holidays);
  const probability = Math.exp(-expected);
  const place = placeInWeek(now, usual.timeZone, holidays);
  const usualGapMin = usual.gapMin[place.type][place.hour]!;
  const longEnough = Math.max(SHORTEST_MS, usualGapMin * MINUTE * BEYOND_USUAL);
  const limit = (FALSE_PER_DAY / Math.max(1, usual.heardPerDay)) * (usual.hours < THIN_HOURS ? WHEN_THIN : 1);
  const isSilent = probability < limit && now - heard.since >= longEnough;
  return { kind: isSilent ? 'silent' : 'usual', expected, probability, usualGapMin };
}
