import type { Holidays } from '../calendar/calendar';
import { type Instant, MINUTE } from '../shared/instant';
import { expectedBetween } from '../source/judge-silence';
import { placeInWeek, type UsualTraffic } from '../source/usual-traffic';

/** With so many minutes expected and none heard, all is well once in twenty times. */
const DOUBTED_FROM = 3;

/**
 * Whether a source is quiet for longer than it usually is at this hour: not long enough to call it silent, but too long to
 * hold anything against the orders it tells of.
 */
export function isUnheard(usual: UsualTraffic, lastGoodAt: Instant, now: Instant, holidays: Holidays): boolean {
  const { type, hour } = placeInWeek(now, usual.timeZone, holidays);
  if (now - lastGoodAt <= usual.gapMin[type][hour]! * MINUTE) return false;
  return expectedBetween(usual, lastGoodAt, now, holidays) >= DOUBTED_FROM;
}
