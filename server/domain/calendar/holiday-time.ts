import { HOUR, type Instant, MINUTE } from '../shared/instant';
import type { Holidays } from './calendar';
import { addDays, instantAt, localDay } from './local-day';

/** Of a day on which clocks are set back. */
const LONGEST_DAY = 26 * HOUR;

/** When the public holidays of one table begin in one zone, in order: most spans hold none, and looking is cheap. */
const begins = new WeakMap<Holidays, Map<string, Instant[]>>();

function beginsOf(holidays: Holidays, timeZone: string): Instant[] {
  const byZone = begins.get(holidays) ?? new Map<string, Instant[]>();
  begins.set(holidays, byZone);
  const known = byZone.get(timeZone) ?? [...holidays.off].sort().map((day) => instantAt(day, 0, timeZone));
  byZone.set(timeZone, known);
  return known;
}

/** Whether a holiday may lie between two moments; never no where one does. */
function hasHoliday(from: Instant, to: Instant, holidays: Holidays, timeZone: string): boolean {
  const known = beginsOf(holidays, timeZone);
  let [low, high] = [0, known.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (known[middle]! + LONGEST_DAY < from) low = middle + 1;
    else high = middle;
  }
  return low < known.length && known[low]! <= to;
}

/**
 * The moment at which a clock that runs day and night has counted `minutes` since `start`, where a minute on a public
 * holiday counts as 1/factor of a minute (R2-11). A negative number counts back plainly. `factor` is at least 1.
 */
export function addHolidayMinutes(start: Instant, minutes: number, factor: number, holidays: Holidays, timeZone: string): Instant {
  let left = minutes * MINUTE;
  if (left <= 0 || factor <= 1) return start + left;
  if (!hasHoliday(start, start + left, holidays, timeZone)) return start + left;
  let at = start;
  let day = localDay(start, timeZone);
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
  if (factor <= 1 || !hasHoliday(from, to, holidays, timeZone)) return to - from;
  const last = localDay(to, timeZone);
  let sum = 0;
  for (let day = localDay(from, timeZone); day <= last; day = addDays(day, 1)) {
    const start = Math.max(from, instantAt(day, 0, timeZone));
    const end = Math.min(to, instantAt(addDays(day, 1), 0, timeZone));
    sum += (end - start) / (holidays.off.has(day) ? factor : 1);
  }
  return sum;
}
