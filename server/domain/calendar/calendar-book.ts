import type { Actor } from '../tracking/sub-status';
import type { Holidays } from './calendar';
import { CHINA_HOLIDAYS, NO_HOLIDAYS } from './china-holidays';
import { BUSINESS_WEEK, type WorkingWeek } from './working-time';

/** Hours that a party works by. */
export interface WorkCalendar {
  /** Shifts by weekday; one past midnight is written as two windows. */
  week: WorkingWeek;
  /** Country (ISO 3166-1 alpha-2) whose public holidays it keeps; null keeps none. */
  country: string | null;
  /** IANA zone of the party; left out, the shop's. */
  timeZone?: string;
  /** Days of its own beside the country's: closed, or worked although it is a holiday or a free weekday. */
  closed?: readonly string[];
  worked?: readonly string[];
}

/** Everything that turns minutes of a rule into moments. */
export interface CalendarBook {
  calendars: Readonly<Record<string, WorkCalendar>>;
  /** Public holidays by country. */
  holidays: Readonly<Record<string, Holidays>>;
  /** Calendar by party: `warehouse:SH1`, `carrier:sf`, or for all of a kind `warehouse`, `carrier`, `service`. */
  parties: Readonly<Record<string, string>>;
}

/** Works day and night; public holidays count by a rule's factor. */
export const AROUND_THE_CLOCK = 'around_the_clock';
/** Stands for the calendar of whoever has to act. */
export const OF_PARTY = 'party';

const SHIFT = [{ fromMin: 9 * 60, toMin: 21 * 60 }];
/** Customer service: every day from 09:00 to 21:00. */
export const SERVICE_WEEK: WorkingWeek = [SHIFT, SHIFT, SHIFT, SHIFT, SHIFT, SHIFT, SHIFT];

/** As on a new installation: warehouses Monday to Saturday, service every day, carriers around the clock. */
export const DEFAULT_CALENDARS: CalendarBook = {
  calendars: {
    business: { week: BUSINESS_WEEK, country: 'CN' },
    service: { week: SERVICE_WEEK, country: 'CN' },
  },
  holidays: { CN: CHINA_HOLIDAYS },
  parties: { warehouse: 'business', carrier: AROUND_THE_CLOCK, service: 'service', customer: AROUND_THE_CLOCK },
};

/** Public holidays of a country; none where nobody has entered them. */
export function holidaysIn(book: CalendarBook, country: string | null): Holidays {
  return (country === null ? undefined : book.holidays[country]) ?? NO_HOLIDAYS;
}

/** Days that a calendar is closed and worked: its country's and its own, its own word counting more. */
export function holidaysOfCalendar(book: CalendarBook, calendar: WorkCalendar): Holidays {
  const base = holidaysIn(book, calendar.country);
  if (!calendar.closed?.length && !calendar.worked?.length) return base;
  const worked = new Set(calendar.worked);
  const closed = new Set(calendar.closed);
  return {
    off: new Set([...base.off, ...closed].filter((day) => !worked.has(day))),
    makeUp: new Set([...base.makeUp, ...worked].filter((day) => !closed.has(day))),
    coveredUntil: base.coveredUntil,
  };
}

/** Code of the calendar that a party works by: its own, else that of its kind, else around the clock. */
export function calendarOfParty(book: CalendarBook, kind: Actor, name: string | undefined): string {
  return (name === undefined ? undefined : book.parties[`${kind}:${name}`]) ?? book.parties[kind] ?? AROUND_THE_CLOCK;
}
