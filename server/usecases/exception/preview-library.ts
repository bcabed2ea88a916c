import { AROUND_THE_CLOCK } from '@/server/domain/calendar/calendar-book';
import type { ExceptionType } from '@/server/domain/exception/exception-type';
import { libraryFaults, type TableFault } from '@/server/domain/exception/library-faults';
import { recognise } from '@/server/domain/exception/recognise';
import { readCalendars } from '@/server/store/calendar';
import type { Context } from '@/server/store/context';
import { readExceptions } from '@/server/store/exception-library';
import { countOpenByType, listFlaggedOrders } from '@/server/store/exception-preview';

/** Orders looked at: those that changed last. */
const MOST = 2_000;
const SAMPLES = 5;

/** Open flags that a library would recognise otherwise than the one in force. */
export interface Moved {
  /** Codes of types; null is none. */
  from: string | null;
  to: string | null;
  flags: number;
  orders: { id: string; orderNo: string }[];
}

export interface LibraryPreview {
  faults: TableFault[];
  /** Open flags looked at, and how many of them each type recognises then. */
  flags: number;
  recognised: Record<string, number>;
  moved: Moved[];
  /** Open tickets by type: their running clocks stay as they began. */
  openTickets: Record<string, number>;
  isPart: boolean;
}

/** What another library would make of the flags that are open now; nothing is changed. */
export async function previewLibrary(ctx: Context, { rows }: { rows: readonly ExceptionType[] }): Promise<LibraryPreview> {
  const [inForce, flagged, open, book] = await Promise.all([
    readExceptions(ctx.db),
    listFlaggedOrders(ctx.db, MOST + 1),
    countOpenByType(ctx.db),
    readCalendars(ctx.db),
  ]);
  const recognised: Record<string, number> = {};
  const moved = new Map<string, Moved>();
  let flags = 0;
  for (const { id, orderNo, doc } of flagged.slice(0, MOST)) {
    for (const { kind, reason, rule } of doc.attention) {
      const signal = { kind, reason, ...(rule ? { rule } : {}) };
      const [from, to] = [recognise(inForce, signal)?.code ?? null, recognise(rows, signal)?.code ?? null];
      flags += 1;
      if (to) recognised[to] = (recognised[to] ?? 0) + 1;
      if (from === to) continue;
      const key = `${from}|${to}`;
      const one = moved.get(key) ?? { from, to, flags: 0, orders: [] };
      one.flags += 1;
      if (one.orders.length < SAMPLES && !one.orders.some((order) => order.id === id)) one.orders.push({ id, orderNo });
      moved.set(key, one);
    }
  }
  const faults = libraryFaults(rows, new Set([AROUND_THE_CLOCK, ...Object.keys(book.calendars)]));
  return { faults, flags, recognised, moved: [...moved.values()], openTickets: Object.fromEntries(open), isPart: flagged.length > MOST };
}
