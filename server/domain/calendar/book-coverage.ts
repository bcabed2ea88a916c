import type { Day, Instant } from '../shared/instant';
import { type CalendarBook, holidaysIn } from './calendar-book';
import { holidayCoverage } from './holiday-coverage';

/** How far the public holidays of one country are known. */
export interface CountryCoverage {
  country: string;
  state: 'covered' | 'ending' | 'ended';
  daysLeft: number;
  /** Last day that is known; 1970-01-01 where nobody has entered any. */
  coveredUntil: Day;
}

/** Coverage of every country that a calendar keeps the holidays of, and of those that are entered; what ends first stands first. */
export function bookCoverage(book: CalendarBook, now: Instant, timeZone: string): CountryCoverage[] {
  const kept = Object.values(book.calendars).flatMap(({ country }) => (country === null ? [] : [country]));
  return [...new Set([...kept, ...Object.keys(book.holidays)])]
    .map((country) => {
      const holidays = holidaysIn(book, country);
      return { country, ...holidayCoverage(holidays, now, timeZone), coveredUntil: holidays.coveredUntil };
    })
    .sort((a, b) => a.daysLeft - b.daysLeft || (a.country < b.country ? -1 : 1));
}
