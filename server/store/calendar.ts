import { type CalendarBook, DEFAULT_CALENDARS } from '../domain/calendar/calendar-book';
import { bookOf, type CalendarSettings } from '../domain/calendar/calendar-settings';
import type { Instant } from '../domain/shared/instant';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';
import { readNewestVersion, readVersionAt } from './knowledge-version';

const FRESH_MS = 2_000;

function cached(): { book: CalendarBook; readAt: number } {
  return singleton('calendars', () => ({ book: DEFAULT_CALENDARS, readAt: Number.NEGATIVE_INFINITY }));
}

/** Calendars, public holidays and who works by which; at most two seconds old in this process. */
export async function loadCalendars(db: Queryable): Promise<CalendarBook> {
  const cache = cached();
  if (performance.now() - cache.readAt < FRESH_MS) return cache.book;
  cache.book = await readCalendars(db);
  cache.readAt = performance.now();
  return cache.book;
}

/** Calendars as the table has them now. */
export async function readCalendars(db: Queryable): Promise<CalendarBook> {
  const newest = await readNewestVersion<CalendarSettings>(db, 'calendar');
  return newest ? bookOf(newest.body) : DEFAULT_CALENDARS;
}

/** Calendars as they were at a moment. */
export async function readCalendarsAt(db: Queryable, at: Instant): Promise<CalendarBook> {
  const then = await readVersionAt<CalendarSettings>(db, 'calendar', at);
  return then ? bookOf(then.body) : DEFAULT_CALENDARS;
}

/** Makes this process read the calendars again at their next use. */
export function forgetCalendars(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}
