import { AROUND_THE_CLOCK, type CalendarBook, holidaysOfCalendar } from '../calendar/calendar-book';
import { addDays, instantAt, localDay } from '../calendar/local-day';
import { windowsOf } from '../calendar/working-time';
import { HOUR, type Instant } from '../shared/instant';

/** A stretch of hours; breaks shorter than this are within it, such as noon or midnight. */
const LONGEST_BREAK = 4 * HOUR;
/** Further back nobody's last hours are looked for. */
const DAYS_BACK = 21;

/** Hours without a zone of their own are read where the first shop is. */
export const TEAM_ZONE = 'Asia/Shanghai';

export interface Shift {
  from: Instant;
  /** End, also when it lies ahead. */
  until: Instant;
}

/** The hours of a calendar that have begun last before or at a moment; null for a calendar that is always worked by, or never was. `shopZone` is IANA. */
export function lastShift(code: string, at: Instant, book: CalendarBook, shopZone: string): Shift | null {
  const calendar = code === AROUND_THE_CLOCK ? undefined : book.calendars[code];
  if (!calendar) return null;
  const zone = calendar.timeZone ?? shopZone;
  const holidays = holidaysOfCalendar(book, calendar);
  const today = localDay(at, zone);
  const shifts: Shift[] = [];
  for (let back = -DAYS_BACK; back <= 1; back += 1) {
    const day = addDays(today, back);
    for (const { fromMin, toMin } of windowsOf(day, calendar.week, holidays)) {
      const [from, until] = [instantAt(day, fromMin, zone), instantAt(day, toMin, zone)];
      const last = shifts.at(-1);
      if (last && from - last.until < LONGEST_BREAK) last.until = until;
      else shifts.push({ from, until });
    }
  }
  return shifts.findLast(({ from }) => from <= at) ?? null;
}

/** Whether somebody who said to be away is so still: until they are back, or their next hours begin. */
export function isStillAway(awaySince: Instant | null, shift: Shift | null): boolean {
  return awaySince !== null && (shift === null || shift.from <= awaySince);
}
