import type { Holidays } from '../calendar/calendar';
import { addHolidayMinutes } from '../calendar/holiday-time';
import { addDays, instantAt, localDay } from '../calendar/local-day';
import { addWorkingMinutes, BUSINESS_WEEK } from '../calendar/working-time';
import { type Instant, MINUTE } from '../shared/instant';
import type { Rule, Rung } from './rule';

/** A day of deliveries is over at 21:00. */
const END_OF_DAY_MIN = 21 * 60;

/**
 * When a rung falls due on the rule's calendar, counted from `anchorAt`. Minutes before the anchor are plain minutes. A
 * rung at the end of the day that the anchor has already passed falls to the next day.
 */
export function rungDueAt(rule: Rule, rung: Rung, anchorAt: Instant, holidays: Holidays, timeZone: string): Instant {
  const counted =
    rung.afterMin <= 0
      ? anchorAt + rung.afterMin * MINUTE
      : rule.calendar === 'business'
        ? addWorkingMinutes(anchorAt, rung.afterMin, BUSINESS_WEEK, holidays, timeZone)
        : addHolidayMinutes(anchorAt, rung.afterMin, rule.holidayFactor, holidays, timeZone);
  if (rung.at !== 'end_of_day') return counted;
  const day = localDay(counted, timeZone);
  const end = instantAt(day, END_OF_DAY_MIN, timeZone);
  return end > counted ? end : instantAt(addDays(day, 1), END_OF_DAY_MIN, timeZone);
}
