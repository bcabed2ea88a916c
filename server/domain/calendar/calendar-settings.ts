import type { Day } from '../shared/instant';
import type { Text } from '../shared/language';
import type { Holidays } from './calendar';
import { type CalendarBook, DEFAULT_CALENDARS, type WorkCalendar } from './calendar-book';
import { NO_HOLIDAYS } from './china-holidays';
import type { WorkingWindow } from './working-time';

/** Public holidays of one year of a country, as its notice names them. */
export interface HolidayYear {
  off: Day[];
  makeUp: Day[];
}

/** A calendar as people enter it. */
export interface NamedCalendar extends WorkCalendar {
  name: Text;
  week: WorkingWindow[][];
  closed?: Day[];
  worked?: Day[];
}

/** What people have entered, as it is kept: over what the product ships with. */
export interface CalendarSettings {
  calendars: Record<string, NamedCalendar>;
  parties: Record<string, string>;
  /** By country and year; a year that is entered takes the place of the shipped one. */
  holidays: Record<string, Record<string, HolidayYear>>;
}

function shipped(code: string, name: Text): NamedCalendar {
  const { week, country } = DEFAULT_CALENDARS.calendars[code]!;
  return { name, week: week.map((day) => [...day]), country };
}

/** What people find before they have entered anything: the shipped calendars by name. */
export const DEFAULT_SETTINGS: CalendarSettings = {
  calendars: {
    business: shipped('business', { 'zh-CN': '仓库工作时间', en: 'Warehouse hours' }),
    service: shipped('service', { 'zh-CN': '客服工作时间', en: 'Service hours' }),
  },
  parties: { ...DEFAULT_CALENDARS.parties },
  holidays: {},
};

const yearOf = (day: Day) => day.slice(0, 4);

function withYears(shipped: Holidays, years: Record<string, HolidayYear>): Holidays {
  const isShipped = (day: Day) => !(yearOf(day) in years);
  const entered = Object.values(years);
  let last = Number(yearOf(shipped.coveredUntil));
  if (shipped === NO_HOLIDAYS) last = Math.min(...Object.keys(years).map(Number)) - 1;
  while (String(last + 1) in years) last += 1;
  return {
    off: new Set([...[...shipped.off].filter(isShipped), ...entered.flatMap((y) => y.off)]),
    makeUp: new Set([...[...shipped.makeUp].filter(isShipped), ...entered.flatMap((y) => y.makeUp)]),
    coveredUntil: `${last}-12-31`,
  };
}

/** The book that clocks are read from: what the product ships with, and over it what people have entered. */
export function bookOf(settings: CalendarSettings): CalendarBook {
  const entered = Object.entries(settings.holidays).filter(([, years]) => Object.keys(years).length > 0);
  return {
    calendars: { ...DEFAULT_CALENDARS.calendars, ...settings.calendars },
    parties: { ...DEFAULT_CALENDARS.parties, ...settings.parties },
    holidays: {
      ...DEFAULT_CALENDARS.holidays,
      ...Object.fromEntries(
        entered.map(([country, years]) => [country, withYears(DEFAULT_CALENDARS.holidays[country] ?? NO_HOLIDAYS, years)]),
      ),
    },
  };
}
