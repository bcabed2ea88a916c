import { dayKinds, type ExceptionForecast, forecastExceptions } from '@/server/domain/analysis/forecast';
import { holidaysIn } from '@/server/domain/calendar/calendar-book';
import { addDays, instantAt, localDay } from '@/server/domain/calendar/local-day';
import { recognise } from '@/server/domain/exception/recognise';
import type { Day } from '@/server/domain/shared/instant';
import { TICKET_CLASSES, type TicketClass } from '@/server/domain/ticket/ticket';
import { loadCalendars } from '@/server/store/calendar';
import { countTroublesByDay, type DailyTrouble } from '@/server/store/cause-count';
import type { Context } from '@/server/store/context';
import { loadExceptions } from '@/server/store/exception-library';

export interface ClassForecast {
  class: TicketClass;
  /** Null while too few days are known. */
  forecast: ExceptionForecast | null;
  /** Exceptions over the last four weeks. */
  lately: number;
  /** Where most of them went, and what share; null where no order says where. */
  most: { province: string; share: number } | null;
}

export interface WeekForecast {
  /** The next seven days, today first. */
  days: Day[];
  /** Those of them that are public holidays. */
  holidays: Day[];
  classes: ClassForecast[];
  /** Whole days that are known, up to the last three months. */
  knownDays: number;
}

const MEMORY_DAYS = 91;
const LATELY_DAYS = 28;
/** Holidays that move the house and its customers. */
const HOLIDAYS_OF = 'CN';

/** Exceptions expected in the coming seven days of a zone, by class, each tried on the past beside a simple floor. */
export async function forecastWeek(ctx: Context, input: { timeZone: string; shop?: string }): Promise<WeekForecast> {
  const { timeZone, shop } = input;
  const today = localDay(ctx.now(), timeZone);
  const span = { from: instantAt(addDays(today, -MEMORY_DAYS), 0, timeZone), until: instantAt(today, 0, timeZone), timeZone, shop };
  const [library, book] = await Promise.all([loadExceptions(ctx.db), loadCalendars(ctx.db)]);
  const holidays = holidaysIn(book, HOLIDAYS_OF);
  const byClass = new Map<TicketClass, DailyTrouble[]>();
  for (const row of await countTroublesByDay(ctx.db, span)) {
    const found = recognise(library, { reason: row.cause })?.class ?? classOfParty(row.cause);
    byClass.set(found, [...(byClass.get(found) ?? []), row]);
  }
  const first = [...byClass.values()].flat().reduce((least, { day }) => (day < least ? day : least), today);
  const known = Array.from({ length: MEMORY_DAYS }, (_, at) => addDays(today, at - MEMORY_DAYS)).filter((day) => day >= first);
  const days = Array.from({ length: 7 }, (_, at) => addDays(today, at));
  const kinds = dayKinds([...known, ...days], holidays);
  return {
    days,
    holidays: days.filter((day) => holidays.off.has(day)),
    knownDays: known.length,
    classes: TICKET_CLASSES.filter((one) => byClass.has(one)).map((one) => classForecast(one, byClass.get(one)!, known, kinds)),
  };
}

function classForecast(name: TicketClass, rows: readonly DailyTrouble[], known: readonly Day[], kinds: readonly number[]): ClassForecast {
  const counts = new Map<Day, number>();
  const provinces = new Map<string, number>();
  const lately = new Set(known.slice(-LATELY_DAYS));
  let all = 0;
  for (const { day, province, orders } of rows) {
    counts.set(day, (counts.get(day) ?? 0) + orders);
    if (!lately.has(day)) continue;
    all += orders;
    if (province) provinces.set(province, (provinces.get(province) ?? 0) + orders);
  }
  const [most] = [...provinces].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    class: name,
    forecast: forecastExceptions(
      known.map((day) => counts.get(day) ?? 0),
      kinds,
    ),
    lately: all,
    most: most ? { province: most[0], share: most[1] / all } : null,
  };
}

/** Of a cause that the library does not know: whose matter it is says what class it is. */
function classOfParty(cause: string): TicketClass {
  const party = cause.split('.')[0];
  if (party === 'payment' || party === 'system') return party;
  if (party === 'shipper') return 'stock';
  return party === 'recipient' ? 'customer_data' : 'logistics';
}
