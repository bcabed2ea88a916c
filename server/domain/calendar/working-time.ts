import { type Day, type Instant, MINUTE } from '../shared/instant';
import type { Holidays } from './calendar';
import { addDays, instantAt, localDay, weekday } from './local-day';

/** Hours of one day, in minutes since local midnight; `toMin` may be 1440. */
export interface WorkingWindow {
  fromMin: number;
  toMin: number;
}

/** Plain week of a party that works: windows by weekday (0 is Sunday), in order and without overlap. */
export type WorkingWeek = readonly (readonly WorkingWindow[])[];

const OPEN: WorkingWindow[] = [{ fromMin: 8 * 60, toMin: 20 * 60 }];

/** Warehouses and depots: Monday to Saturday, 08:00 to 20:00. */
export const BUSINESS_WEEK: WorkingWeek = [[], OPEN, OPEN, OPEN, OPEN, OPEN, OPEN];

/** Days looked ahead before a calendar counts as one on which nobody ever works. */
const HORIZON_DAYS = 3_660;
const MONDAY = 1;

/** Windows of one day: none on a public holiday; a make-up day that is free in the plain week works like a Monday. */
export function windowsOf(day: Day, week: WorkingWeek, holidays: Holidays): readonly WorkingWindow[] {
  if (holidays.off.has(day)) return [];
  const plain = week[weekday(day)] ?? [];
  return plain.length === 0 && holidays.makeUp.has(day) ? (week[MONDAY] ?? []) : plain;
}

/**
 * The moment at which `minutes` of working time have passed since `start`. Time outside the windows does not count; 0
 * minutes give `start` itself. Throws RangeError when the week has no window within ten years.
 */
export function addWorkingMinutes(start: Instant, minutes: number, week: WorkingWeek, holidays: Holidays, timeZone: string): Instant {
  let left = minutes * MINUTE;
  if (left <= 0) return start;
  let day = localDay(start, timeZone);
  for (let i = 0; i <= HORIZON_DAYS; i += 1, day = addDays(day, 1)) {
    for (const window of windowsOf(day, week, holidays)) {
      const from = Math.max(start, instantAt(day, window.fromMin, timeZone));
      const to = instantAt(day, window.toMin, timeZone);
      if (to <= from) continue;
      if (from + left <= to) return from + left;
      left -= to - from;
    }
  }
  throw new RangeError(`no working time within ${HORIZON_DAYS} days`);
}

/** Working time in milliseconds between two moments; 0 when `to` is not after `from`. */
export function workingTimeBetween(from: Instant, to: Instant, week: WorkingWeek, holidays: Holidays, timeZone: string): number {
  let sum = 0;
  const last = localDay(to, timeZone);
  for (let day = localDay(from, timeZone); day <= last; day = addDays(day, 1)) {
    for (const window of windowsOf(day, week, holidays)) {
      const start = Math.max(from, instantAt(day, window.fromMin, timeZone));
      const end = Math.min(to, instantAt(day, window.toMin, timeZone));
      if (end > start) sum += end - start;
    }
  }
  return sum;
}
