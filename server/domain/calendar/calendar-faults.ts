import type { Day } from '../shared/instant';
import { AROUND_THE_CLOCK, holidaysOfCalendar, OF_PARTY } from './calendar-book';
import { bookOf, type CalendarSettings } from './calendar-settings';
import { isTimeZone } from './is-time-zone';
import { addDays } from './local-day';
import { windowsOf } from './working-time';

/** Why settings cannot be put in force; `where` is the code of a calendar, the name of a party or a country and year. */
export type CalendarFault = {
  kind: 'reserved' | 'overlap' | 'never_works' | 'zone' | 'unknown_calendar' | 'in_use' | 'other_year' | 'both' | 'no_such_day';
  where: string;
};

/** Days from which a calendar must be seen to work, so that no clock waits for ever. */
const LOOKED_AHEAD_DAYS = 62;

function isRealDay(day: Day): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

function* ofCalendars(settings: CalendarSettings, today: Day): Generator<CalendarFault> {
  const book = bookOf(settings);
  for (const [where, calendar] of Object.entries(settings.calendars)) {
    if (where === AROUND_THE_CLOCK || where === OF_PARTY) yield { kind: 'reserved', where };
    const isInOrder = calendar.week.every((day) => day.every((w, i) => w.toMin > w.fromMin && w.fromMin >= (day[i - 1]?.toMin ?? 0)));
    if (!isInOrder) yield { kind: 'overlap', where };
    if (calendar.timeZone !== undefined && !isTimeZone(calendar.timeZone)) yield { kind: 'zone', where };
    if (![...(calendar.closed ?? []), ...(calendar.worked ?? [])].every(isRealDay)) yield { kind: 'no_such_day', where };
    if (calendar.closed?.some((day) => calendar.worked?.includes(day))) yield { kind: 'both', where };
    const holidays = holidaysOfCalendar(book, calendar);
    let works = false;
    for (let i = 0, day = today; i < LOOKED_AHEAD_DAYS && !works; i += 1, day = addDays(day, 1))
      works = windowsOf(day, calendar.week, holidays).length > 0;
    if (!works) yield { kind: 'never_works', where };
  }
}

function* ofHolidays({ holidays }: CalendarSettings): Generator<CalendarFault> {
  for (const [country, years] of Object.entries(holidays)) {
    for (const [year, { off, makeUp }] of Object.entries(years)) {
      const where = `${country} ${year}`;
      const days = [...off, ...makeUp];
      if (!days.every(isRealDay)) yield { kind: 'no_such_day', where };
      else if (!days.every((day) => day.startsWith(`${year}-`))) yield { kind: 'other_year', where };
      if (makeUp.some((day) => off.includes(day))) yield { kind: 'both', where };
    }
  }
}

/**
 * What keeps settings from being put in force: `used` are the calendars that rules name, which must stay; `today` is where the
 * look ahead begins. Empty when all is well.
 */
export function calendarFaults(settings: CalendarSettings, used: readonly string[], today: Day): CalendarFault[] {
  const { calendars, parties } = bookOf(settings);
  const isKnown = (code: string) => code === AROUND_THE_CLOCK || code in calendars;
  return [
    ...ofCalendars(settings, today),
    ...ofHolidays(settings),
    ...Object.entries(parties)
      .filter(([, code]) => !isKnown(code))
      .map(([where]): CalendarFault => ({ kind: 'unknown_calendar', where })),
    ...used.filter((code) => code !== OF_PARTY && !isKnown(code)).map((where): CalendarFault => ({ kind: 'in_use', where })),
  ];
}
