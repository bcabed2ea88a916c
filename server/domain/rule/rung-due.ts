import type { Holidays } from '../calendar/calendar';
import { addHolidayMinutes, holidayTimeBetween } from '../calendar/holiday-time';
import { addDays, instantAt, localDay } from '../calendar/local-day';
import { addWorkingMinutes, BUSINESS_WEEK, workingTimeBetween } from '../calendar/working-time';
import type { Interval } from '../incident/clock-pauses';
import { type Instant, MINUTE } from '../shared/instant';
import type { Rule, Rung } from './rule';

/** A day of deliveries is over at 21:00. */
const END_OF_DAY_MIN = 21 * 60;

function count(rule: Rule, from: Instant, minutes: number, holidays: Holidays, timeZone: string): Instant {
  return rule.calendar === 'business'
    ? addWorkingMinutes(from, minutes, BUSINESS_WEEK, holidays, timeZone)
    : addHolidayMinutes(from, minutes, rule.holidayFactor, holidays, timeZone);
}

function counted(rule: Rule, from: Instant, to: Instant, holidays: Holidays, timeZone: string): number {
  return rule.calendar === 'business'
    ? workingTimeBetween(from, to, BUSINESS_WEEK, holidays, timeZone)
    : holidayTimeBetween(from, to, rule.holidayFactor, holidays, timeZone);
}

/** Counts on with the pauses taken out; null when one of them has no end yet. */
function countOutside(
  pauses: readonly Interval[],
  rule: Rule,
  anchorAt: Instant,
  minutes: number,
  holidays: Holidays,
  timeZone: string,
): Instant | null {
  let at = anchorAt;
  let left = minutes;
  for (const { from, until } of pauses) {
    if (until !== null && until <= at) continue;
    const due = count(rule, at, left, holidays, timeZone);
    if (due <= from) return due;
    if (until === null) return null;
    left -= counted(rule, at, Math.max(at, from), holidays, timeZone) / MINUTE;
    at = until;
  }
  return count(rule, at, left, holidays, timeZone);
}

/** A term or promise stays the moment it is; what falls due in a pause waits for its end. */
function afterPauses(pauses: readonly Interval[], dueAt: Instant): Instant | null {
  const pause = pauses.find((p) => p.from < dueAt && (p.until === null || p.until > dueAt));
  return pause ? pause.until : dueAt;
}

/**
 * When a rung falls due on the rule's calendar, counted from `anchorAt` with the pauses (in order, without overlap) taken
 * out; null while it stands still. Minutes before the anchor are plain minutes. A rung at the end of the day that the
 * anchor has already passed falls to the next day.
 */
export function rungDueAt(
  rule: Rule,
  rung: Rung,
  anchorAt: Instant,
  holidays: Holidays,
  timeZone: string,
  pauses: readonly Interval[] = [],
): Instant | null {
  const due =
    rung.afterMin <= 0
      ? afterPauses(pauses, anchorAt + rung.afterMin * MINUTE)
      : countOutside(pauses, rule, anchorAt, rung.afterMin, holidays, timeZone);
  if (due === null || rung.at !== 'end_of_day') return due;
  const day = localDay(due, timeZone);
  const end = instantAt(day, END_OF_DAY_MIN, timeZone);
  const closing = end > due ? end : instantAt(addDays(day, 1), END_OF_DAY_MIN, timeZone);
  return afterPauses(pauses, closing);
}
