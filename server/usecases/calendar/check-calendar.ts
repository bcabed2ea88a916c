import { bookCoverage, type CountryCoverage } from '@/server/domain/calendar/book-coverage';
import { readCalendars } from '@/server/store/calendar';
import type { Context } from '@/server/store/context';

const ZONE = 'Asia/Shanghai';

/** Countries whose public holidays end soon or have ended, or were never entered: past that clocks know only the plain week. */
export async function readCalendarAlarms(ctx: Context): Promise<CountryCoverage[]> {
  return bookCoverage(await readCalendars(ctx.db), ctx.now(), ZONE).filter(({ state }) => state !== 'covered');
}

/** Says so in the log, country by country. */
export async function checkCalendar(ctx: Context): Promise<CountryCoverage[]> {
  const alarms = await readCalendarAlarms(ctx);
  for (const alarm of alarms) ctx.log.warn(alarm, 'public holidays end soon: the next year’s notice has to be entered under Calendars');
  return alarms;
}
