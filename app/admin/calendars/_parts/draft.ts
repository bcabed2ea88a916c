import type { CalendarSettings } from '@/server/domain/calendar/calendar-settings';
import { readDays, writeDays } from '@/server/domain/calendar/day-text';
import { readWeek, writeWeek } from '@/server/domain/calendar/shift-text';

/** One calendar as it stands in its fields. */
export interface CalendarDraft {
  code: string;
  zh: string;
  en: string;
  /** Shifts by weekday, Sunday first. */
  shifts: string[];
  country: string;
  timeZone: string;
  closed: string;
  worked: string;
}

export interface PartyDraft {
  /** `warehouse`, or `warehouse:SH1`. */
  party: string;
  calendar: string;
}

export interface YearDraft {
  country: string;
  year: string;
  off: string;
  makeUp: string;
}

/** Everything of the page while it is edited. */
export interface CalendarsDraft {
  calendars: CalendarDraft[];
  parties: PartyDraft[];
  years: YearDraft[];
}

/** A field that could not be read: of which calendar, party or year, and what stands in it. */
export interface Unreadable {
  where: string;
  text: string;
}

/** The fields that show some settings. */
export function draftOf(settings: CalendarSettings): CalendarsDraft {
  return {
    calendars: Object.entries(settings.calendars).map(([code, calendar]) => ({
      code,
      zh: calendar.name['zh-CN'],
      en: calendar.name.en,
      shifts: writeWeek(calendar.week),
      country: calendar.country ?? '',
      timeZone: calendar.timeZone ?? '',
      closed: writeDays(calendar.closed ?? []),
      worked: writeDays(calendar.worked ?? []),
    })),
    parties: Object.entries(settings.parties).map(([party, calendar]) => ({ party, calendar })),
    years: Object.entries(settings.holidays).flatMap(([country, years]) =>
      Object.entries(years).map(([year, days]) => ({ country, year, off: writeDays(days.off), makeUp: writeDays(days.makeUp) })),
    ),
  };
}

/** Reads the fields; what cannot be read is named, all of it at once. */
export function settingsOf(
  draft: CalendarsDraft,
): { kind: 'read'; settings: CalendarSettings } | { kind: 'unreadable'; fields: Unreadable[] } {
  const fields: Unreadable[] = [];
  const days = (where: string, text: string) => {
    const read = readDays(text);
    if (read.kind === 'unreadable') fields.push({ where, text: read.part });
    return read.kind === 'read' ? read.days : [];
  };
  const settings: CalendarSettings = { calendars: {}, parties: {}, holidays: {} };
  for (const one of draft.calendars) {
    const read = readWeek(one.shifts);
    if (read.kind === 'unreadable') fields.push({ where: one.code, text: one.shifts[read.weekday] ?? '' });
    const [closed, worked] = [days(one.code, one.closed), days(one.code, one.worked)];
    settings.calendars[one.code] = {
      name: { 'zh-CN': one.zh.trim(), en: one.en.trim() || one.zh.trim() },
      week: read.kind === 'read' ? read.week : [],
      country: one.country.trim().toUpperCase() || null,
      ...(one.timeZone.trim() ? { timeZone: one.timeZone.trim() } : {}),
      ...(closed.length > 0 ? { closed } : {}),
      ...(worked.length > 0 ? { worked } : {}),
    };
  }
  for (const { party, calendar } of draft.parties) settings.parties[party.trim()] = calendar;
  for (const { country, year, off, makeUp } of draft.years) {
    const where = `${country} ${year}`;
    settings.holidays[country] = { ...settings.holidays[country], [year]: { off: days(where, off), makeUp: days(where, makeUp) } };
  }
  return fields.length > 0 ? { kind: 'unreadable', fields } : { kind: 'read', settings };
}
