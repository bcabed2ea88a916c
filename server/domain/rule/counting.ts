import { AROUND_THE_CLOCK, type CalendarBook, calendarOfParty, holidaysIn, holidaysOfCalendar, OF_PARTY } from '../calendar/calendar-book';
import { addHolidayMinutes, holidayTimeBetween } from '../calendar/holiday-time';
import { type WorkingHours, workingHours } from '../calendar/working-time';
import { type Instant, MINUTE } from '../shared/instant';
import { actorOf } from './clock-actor';
import type { RunningClock } from './clock-start';
import type { Rule } from './rule';
import type { ScopedOrder } from './rule-scope';

/** How a rule counts time for one order. */
export interface Counting {
  /** The moment at which `minutes` have been counted since `from`. */
  add(from: Instant, minutes: number): Instant;
  /** Counted time in milliseconds between two moments; 0 when `to` is not after `from`. */
  between(from: Instant, to: Instant): number;
}

/** Who has to act on a clock, by name where the order says it. */
function partyName(clock: RunningClock, state: ScopedOrder): string | undefined {
  switch (actorOf(clock.clock)) {
    case 'warehouse':
      return state.warehouse;
    case 'carrier':
      return state.shipments.find((s) => s.key === clock.shipmentKey)?.carrier;
    default:
      return undefined;
  }
}

/** Code of the calendar that a rule counts by on a clock of an order. */
export function calendarOf(rule: Pick<Rule, 'calendar'>, clock: RunningClock, state: ScopedOrder, book: CalendarBook): string {
  if (rule.calendar !== OF_PARTY) return rule.calendar;
  return calendarOfParty(book, actorOf(clock.clock), partyName(clock, state));
}

/** Hours of the calendars of one book, by code and zone. */
const inShifts = new WeakMap<CalendarBook, Map<string, WorkingHours>>();

/** In the shifts of a calendar; null for the code of one that nobody has entered, and around the clock. `shopZone` is IANA. */
function countingInShifts(code: string, book: CalendarBook, shopZone: string): Counting | null {
  const calendar = code === AROUND_THE_CLOCK ? undefined : book.calendars[code];
  if (!calendar) return null;
  const zone = calendar.timeZone ?? shopZone;
  const known = inShifts.get(book) ?? new Map<string, WorkingHours>();
  inShifts.set(book, known);
  const key = `${code}|${zone}`;
  const hours = known.get(key) ?? workingHours(calendar.week, holidaysOfCalendar(book, calendar), zone);
  known.set(key, hours);
  return hours;
}

/** In the shifts of a calendar, or plain minutes where there is none. */
export function countingBy(code: string, book: CalendarBook, shopZone: string): Counting {
  return (
    countingInShifts(code, book, shopZone) ?? {
      add: (from, minutes) => from + minutes * MINUTE,
      between: (from, to) => Math.max(0, to - from),
    }
  );
}

/**
 * How a rule counts: in the shifts of a calendar, or around the clock with the rule's factor on public holidays of where
 * the order goes. `shopZone` is the IANA zone of the shop. A calendar that nobody has entered counts around the clock.
 */
export function countingFor(
  rule: Pick<Rule, 'calendar' | 'holidayFactor'>,
  clock: RunningClock,
  state: ScopedOrder,
  book: CalendarBook,
  shopZone: string,
): Counting {
  const shifts = countingInShifts(calendarOf(rule, clock, state, book), book, shopZone);
  if (shifts) return shifts;
  const holidays = holidaysIn(book, state.destination?.country ?? 'CN');
  return {
    add: (from, minutes) => addHolidayMinutes(from, minutes, rule.holidayFactor, holidays, shopZone),
    between: (from, to) => holidayTimeBetween(from, to, rule.holidayFactor, holidays, shopZone),
  };
}
