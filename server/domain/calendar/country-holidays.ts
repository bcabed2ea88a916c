import type { Day } from '../shared/instant';
import type { Holidays } from './calendar';
import type { CalendarBook } from './calendar-book';
import { CHINA_HOLIDAYS, NO_HOLIDAYS } from './china-holidays';
import world from './world-holidays.json';

const OFF: Readonly<Record<string, string>> = world.off;
const MONTH_DAY = 4;

const built = new Map<string, Holidays>([['CN', CHINA_HOLIDAYS]]);

/**
 * Public holidays of a country (ISO 3166-1 alpha-2) as the product knows them: some seventy countries from 2016 to 2031,
 * nationwide days with those kept in place of a weekend (docs/holidays.md), mainland China by its own table. None for any
 * other country. Built once for each country that is asked for.
 */
export function holidaysOfCountry(country: string): Holidays {
  const known = built.get(country);
  if (known) return known;
  if (!Object.hasOwn(OFF, country)) return NO_HOLIDAYS;
  const holidays = { off: new Set(daysOf(OFF[country]!)), makeUp: new Set<Day>(), coveredUntil: `${world.lastYear}-12-31` };
  built.set(country, holidays);
  return holidays;
}

/** The same, where what an admin has entered of a country goes before it, whole; none for an unknown country. */
export function holidaysByBook(book: Pick<CalendarBook, 'holidays'>, country: string | undefined): Holidays {
  if (country === undefined) return NO_HOLIDAYS;
  return Object.hasOwn(book.holidays, country) ? book.holidays[country]! : holidaysOfCountry(country);
}

/** Years parted by blanks, each its days as MMDD one behind the other. */
function daysOf(years: string): Day[] {
  return years
    .split(' ')
    .flatMap((days, i) =>
      Array.from({ length: days.length / MONTH_DAY }, (_, n) => dayOf(world.firstYear + i, days.slice(n * MONTH_DAY, (n + 1) * MONTH_DAY))),
    );
}

function dayOf(year: number, monthDay: string): Day {
  return `${year}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`;
}
