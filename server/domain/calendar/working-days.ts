import { DAY, type Instant } from '../shared/instant';
import { wallTimeAt } from './zoned-time';

/** 1970-01-01 was a Thursday: so many days after a Monday. */
const EPOCH_WEEKDAY = 3;
const [WEEK, WORKED] = [7, 5];

/**
 * Days from Monday to Friday between two moments on the clock of `timeZone`, with fractions: each is worth one, whatever the
 * clocks do on it, and public holidays count like others. 0 when `to` is not after `from`.
 */
export function workingDaysBetween(from: Instant, to: Instant, timeZone: string): number {
  return Math.max(0, daysWorkedBy(to, timeZone) - daysWorkedBy(from, timeZone));
}

/** Working days since a Monday long ago. */
function daysWorkedBy(at: Instant, timeZone: string): number {
  const { year, month, day, hour, minute, second, ms } = wallTimeAt(at, timeZone);
  const days = Date.UTC(year, month - 1, day, hour, minute, second, ms) / DAY + EPOCH_WEEKDAY;
  const weeks = Math.floor(days / WEEK);
  return weeks * WORKED + Math.min(days - weeks * WEEK, WORKED);
}
