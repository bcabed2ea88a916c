import { type Day, type Instant, MINUTE } from '../shared/instant';
import type { Holidays } from './calendar';
import { dayOf, instantAt, localDayNumber, weekday } from './local-day';

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

/** Working hours of one party in one zone. What a day holds is worked out once: counting goes over the same days time and again. */
export interface WorkingHours {
  /** The moment at which `minutes` of working time have passed since `start`; see `addWorkingMinutes`. */
  add(start: Instant, minutes: number): Instant;
  /** Working time in milliseconds between two moments; 0 when `to` is not after `from`. */
  between(from: Instant, to: Instant): number;
}

export function workingHours(week: WorkingWeek, holidays: Holidays, timeZone: string): WorkingHours {
  const days = new Map<number, readonly [from: Instant, to: Instant][]>();
  const hoursOf = (number: number): readonly [from: Instant, to: Instant][] => {
    let hours = days.get(number);
    if (!hours) {
      const day = dayOf(number);
      hours = windowsOf(day, week, holidays).map((w) => [instantAt(day, w.fromMin, timeZone), instantAt(day, w.toMin, timeZone)]);
      days.set(number, hours);
    }
    return hours;
  };
  return {
    add: (start, minutes) => {
      let left = minutes * MINUTE;
      if (left <= 0) return start;
      const first = localDayNumber(start, timeZone);
      for (let day = first; day <= first + HORIZON_DAYS; day += 1) {
        for (const [begin, to] of hoursOf(day)) {
          const from = Math.max(start, begin);
          if (to <= from) continue;
          if (from + left <= to) return from + left;
          left -= to - from;
        }
      }
      throw new RangeError(`no working time within ${HORIZON_DAYS} days`);
    },
    between: (from, to) => {
      let sum = 0;
      const last = localDayNumber(to, timeZone);
      for (let day = localDayNumber(from, timeZone); day <= last; day += 1) {
        for (const [begin, end] of hoursOf(day)) sum += Math.max(0, Math.min(to, end) - Math.max(from, begin));
      }
      return sum;
    },
  };
}

/**
 * The moment at which `minutes` of working time have passed since `start`. Time outside the windows does not count; 0
 * minutes give `start` itself. Throws RangeError when the week has no window within ten years.
 */
export function addWorkingMinutes(start: Instant, minutes: number, week: WorkingWeek, holidays: Holidays, timeZone: string): Instant {
  return workingHours(week, holidays, timeZone).add(start, minutes);
}

/** Working time in milliseconds between two moments; 0 when `to` is not after `from`. */
export function workingTimeBetween(from: Instant, to: Instant, week: WorkingWeek, holidays: Holidays, timeZone: string): number {
  return workingHours(week, holidays, timeZone).between(from, to);
}
