import type { CalendarBook } from '../calendar/calendar-book';
import type { Instant } from '../shared/instant';
import { isWorking } from './is-working';
import { isStillAway, lastShift } from './shift';

/** What decides whether somebody is on duty. */
interface Hours {
  calendar: string;
  awaySince: Instant | null;
  isAbsent: boolean;
}

/** Whether somebody is away from the desk, and whether they are on duty: it is within their hours, they are neither away nor absent. */
export function dutyAt(person: Hours, now: Instant, book: CalendarBook, shopZone: string): { isAway: boolean; isOnDuty: boolean } {
  const isAway = isStillAway(person.awaySince, lastShift(person.calendar, now, book, shopZone));
  return { isAway, isOnDuty: !isAway && !person.isAbsent && isWorking(person.calendar, now, book, shopZone) };
}
