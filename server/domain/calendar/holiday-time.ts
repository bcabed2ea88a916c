import { type Day, HOUR, type Instant, MINUTE } from '../shared/instant';
import type { Holidays } from './calendar';
import { dayOf, instantAt, localDayNumber } from './local-day';

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

interface LocalDay {
  day: Day;
  start: Instant;
  end: Instant;
}

/** Days of one zone: counting goes over the same ones time and again. */
const days = new Map<string, Map<number, LocalDay>>();
/** Beyond it the memory of a zone starts afresh. */
const REMEMBERED_DAYS = 20_000;

function dayIn(number: number, timeZone: string): LocalDay {
  let known = days.get(timeZone);
  if (!known || known.size > REMEMBERED_DAYS) {
    known = new Map();
    days.set(timeZone, known);
  }
  let found = known.get(number);
  if (!found) {
    const day = dayOf(number);
    found = { day, start: instantAt(day, 0, timeZone), end: instantAt(dayOf(number + 1), 0, timeZone) };
    known.set(number, found);
  }
  return found;
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
  for (let number = localDayNumber(start, timeZone); ; number += 1) {
    const { day, end } = dayIn(number, timeZone);
    if (day > holidays.coveredUntil) return at + left;
    const rate = holidays.off.has(day) ? factor : 1;
    if (at + left * rate <= end) return at + left * rate;
    left -= Math.max(0, end - at) / rate;
    at = Math.max(at, end);
  }
}

/** Time in milliseconds that such a clock counts between two moments; 0 when `to` is not after `from`. */
export function holidayTimeBetween(from: Instant, to: Instant, factor: number, holidays: Holidays, timeZone: string): number {
  if (to <= from) return 0;
  if (factor <= 1 || !hasHoliday(from, to, holidays, timeZone)) return to - from;
  const last = localDayNumber(to, timeZone);
  let sum = 0;
  for (let number = localDayNumber(from, timeZone); number <= last; number += 1) {
    const { day, start, end } = dayIn(number, timeZone);
    sum += (Math.min(to, end) - Math.max(from, start)) / (holidays.off.has(day) ? factor : 1);
  }
  return sum;
}
