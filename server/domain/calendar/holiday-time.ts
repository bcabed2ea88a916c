import { type Day, type Instant, MINUTE } from '../shared/instant';
import type { Holidays } from './calendar';
import { addDays, instantAt, localDay } from './local-day';

/** Whether any day from `first` to `last` is a public holiday: most spans hold none, and looking is cheap. */
function hasHoliday(first: Day, last: Day, holidays: Holidays): boolean {
  for (let day = first; day <= last; day = addDays(day, 1)) if (holidays.off.has(day)) return true;
  return false;
}

/**
 * The moment at which a clock that runs day and night has counted `minutes` since `start`, where a minute on a public
 * holiday counts as 1/factor of a minute (R2-11). A negative number counts back plainly. `factor` is at least 1.
 */
export function addHolidayMinutes(start: Instant, minutes: number, factor: number, holidays: Holidays, timeZone: string): Instant {
  let left = minutes * MINUTE;
  if (left <= 0 || factor <= 1) return start + left;
  const first = localDay(start, timeZone);
  if (!hasHoliday(first, localDay(start + left, timeZone), holidays)) return start + left;
  let at = start;
  let day = first;
  for (;;) {
    if (day > holidays.coveredUntil) return at + left;
    const next = addDays(day, 1);
    const end = instantAt(next, 0, timeZone);
    const rate = holidays.off.has(day) ? factor : 1;
    if (at + left * rate <= end) return at + left * rate;
    left -= Math.max(0, end - at) / rate;
    at = Math.max(at, end);
    day = next;
  }
}

/** Time in milliseconds that such a clock counts between two moments; 0 when `to` is not after `from`. */
export function holidayTimeBetween(from: Instant, to: Instant, factor: number, holidays: Holidays, timeZone: string): number {
  if (to <= from) return 0;
  const last = localDay(to, timeZone);
  const first = localDay(from, timeZone);
  if (factor <= 1 || !hasHoliday(first, last, holidays)) return to - from;
  let sum = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const start = Math.max(from, instantAt(day, 0, timeZone));
    const end = Math.min(to, instantAt(addDays(day, 1), 0, timeZone));
    sum += (end - start) / (holidays.off.has(day) ? factor : 1);
  }
  return sum;
}
