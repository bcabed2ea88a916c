import { bookCoverage, type CountryCoverage } from '@/server/domain/calendar/book-coverage';
import type { CalendarSettings } from '@/server/domain/calendar/calendar-settings';
import { bookOf, DEFAULT_SETTINGS, type HolidayYear } from '@/server/domain/calendar/calendar-settings';
import { CHINA_HOLIDAYS } from '@/server/domain/calendar/china-holidays';
import { actorOf } from '@/server/domain/rule/clock-actor';
import type { Text } from '@/server/domain/shared/language';
import type { Actor } from '@/server/domain/tracking/sub-status';
import type { Context } from '@/server/store/context';
import { type KnowledgeVersion, listVersions } from '@/server/store/knowledge-version';
import { readRules } from '@/server/store/rule';
import { listRecomputes, type RuleRecompute } from '@/server/store/rule-recompute';
import { type CalendarTable, readCalendarTable } from './save-calendars';

const ZONE = 'Asia/Shanghai';
const VERSIONS = 20;

/** One version without what it says. */
export type CalendarVersion = Omit<KnowledgeVersion<unknown>, 'body'> & { createdByName: string | null };

export interface CalendarPage extends CalendarTable {
  /** Years of public holidays that the product ships with, by country. */
  shipped: Record<string, Record<string, HolidayYear>>;
  coverage: CountryCoverage[];
  /** Rules with the calendar that they name, and who has to act while their clock runs. */
  rules: { code: string; name: Text; calendar: string; party: Actor }[];
  versions: CalendarVersion[];
}

function yearsOf(days: ReadonlySet<string>, year: string): string[] {
  return [...days].filter((day) => day.startsWith(`${year}-`)).sort();
}

function shippedYears(): Record<string, Record<string, HolidayYear>> {
  const years = [...new Set([...CHINA_HOLIDAYS.off].map((day) => day.slice(0, 4)))].sort();
  const { off, makeUp } = CHINA_HOLIDAYS;
  return { CN: Object.fromEntries(years.map((year) => [year, { off: yearsOf(off, year), makeUp: yearsOf(makeUp, year) }])) };
}

/** What people call the calendars that they made or named anew, by code; the others have words of their own in the console. */
export async function readCalendarNames(ctx: Context): Promise<Record<string, Text>> {
  const { settings } = await readCalendarTable(ctx);
  const isTheirs = ([code, { name }]: [string, { name: Text }]) => {
    const shipped = DEFAULT_SETTINGS.calendars[code]?.name;
    return name['zh-CN'] !== shipped?.['zh-CN'] || name.en !== shipped.en;
  };
  return Object.fromEntries(
    Object.entries(settings.calendars)
      .filter(isTheirs)
      .map(([code, { name }]) => [code, name]),
  );
}

/** Calendars, parties and holidays in force, how far the holidays reach, and who counts by what. */
export async function readCalendarPage(ctx: Context): Promise<CalendarPage> {
  const [table, rules, versions] = await Promise.all([
    readCalendarTable(ctx),
    readRules(ctx.db),
    listVersions<CalendarSettings>(ctx.db, 'calendar', VERSIONS),
  ]);
  return {
    ...table,
    shipped: shippedYears(),
    coverage: bookCoverage(bookOf(table.settings), ctx.now(), ZONE),
    rules: rules.map(({ code, name, calendar, clock }) => ({ code, name, calendar, party: actorOf(clock) })),
    versions: versions.map(({ body: _, ...version }) => version),
  };
}

/** Recomputations of deadlines that are under way, rule by rule; empty when every row follows what is in force. */
export async function readRecomputes(ctx: Context): Promise<RuleRecompute[]> {
  return (await listRecomputes(ctx.db)).filter((work) => !work.isDone);
}
