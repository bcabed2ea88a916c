import { AROUND_THE_CLOCK, type CalendarBook, holidaysOfCalendar } from '../calendar/calendar-book';
import { instantAt, localDay } from '../calendar/local-day';
import { windowsOf } from '../calendar/working-time';
import type { Instant } from '../shared/instant';

/** Whether a calendar is worked by at a moment. One that nobody has entered is worked by around the clock. `shopZone` is IANA. */
export function isWorking(code: string, at: Instant, book: CalendarBook, shopZone: string): boolean {
  const calendar = code === AROUND_THE_CLOCK ? undefined : book.calendars[code];
  if (!calendar) return true;
  const zone = calendar.timeZone ?? shopZone;
  const day = localDay(at, zone);
  return windowsOf(day, calendar.week, holidaysOfCalendar(book, calendar)).some(
    ({ fromMin, toMin }) => instantAt(day, fromMin, zone) <= at && at < instantAt(day, toMin, zone),
  );
}
