import { addDays } from '../calendar/local-day';
import type { Day } from '../shared/instant';
import { chanceOfMore, correctForMany, type Share } from './exact-test';

/** Orders in which a cause was at work in a week; `week` is its Monday. */
export interface CauseCount {
  week: Day;
  cause: string;
  orders: number;
  /** What happened independently: the orders of one incident are one. */
  events: number;
}

export interface CauseCell {
  week: Day;
  orders: number;
  events: number;
  /** Of all orders with a cause in that week, 0 to 1. */
  share: number;
  /** The same over the weeks before; null while they are too few to say what is usual. */
  usual: number | null;
  /** Chance that it is chance, corrected for all cells of the map; null where nothing was tested. */
  chance: number | null;
  /** More orders than chance explains, if each had met its trouble by itself. */
  isSpike: boolean;
  /** A spike of one incident or a few: by events it is within chance, so it says nothing of how the work goes in general. */
  isOutage: boolean;
}

export interface CauseRow {
  cause: string;
  orders: number;
  cells: CauseCell[];
}

export interface CauseMap {
  weeks: { week: Day; orders: number }[];
  /** The most frequent first. */
  rows: CauseRow[];
}

/** Weeks that say what is usual. */
export const USUAL_WEEKS = 8;
/** Fewer orders than these in the weeks before say nothing of what is usual. */
const LEAST_BEFORE = 20;
/** A spike is more than a handful, however unlikely. */
const LEAST_ORDERS = 5;
const LIMIT = 0.05;

/** A week's figures of one cause, in orders and in events. */
interface Figures {
  orders: number;
  events: number;
}
const NONE: Figures = { orders: 0, events: 0 };

function sumOf(one: Figures = NONE, other: Figures = NONE): Figures {
  return { orders: one.orders + other.orders, events: one.events + other.events };
}

/**
 * Causes by week with their spikes: a share of the week's orders so far above that of the eight weeks before that chance is ruled
 * out at 5 % for the whole map. `weeks` are the Mondays to show, oldest first; counts of the weeks before them are used to know what is usual.
 * One outage hits many orders at once, which the test of orders takes for many troubles: a spike that the same test of events does not
 * confirm is told apart.
 */
export function causeMap(counts: readonly CauseCount[], weeks: readonly Day[]): CauseMap {
  const totals = new Map<Day, Figures>();
  const byCause = new Map<string, Map<Day, Figures>>();
  for (const count of counts) {
    totals.set(count.week, sumOf(totals.get(count.week), count));
    const row = byCause.get(count.cause) ?? new Map<Day, Figures>();
    row.set(count.week, sumOf(row.get(count.week), count));
    byCause.set(count.cause, row);
  }
  const rows = [...byCause].map(([cause, row]) => {
    const cells = weeks.map((week) => cellOf(row, totals, week));
    return { cause, orders: cells.reduce((sum, { cell }) => sum + cell.orders, 0), cells };
  });
  const shown = rows.filter(({ orders }) => orders > 0).sort((a, b) => b.orders - a.orders || (a.cause < b.cause ? -1 : 1));
  judge(shown.flatMap(({ cells }) => cells));
  return {
    weeks: weeks.map((week) => ({ week, orders: totals.get(week)?.orders ?? 0 })),
    rows: shown.map((row) => ({ ...row, cells: row.cells.map(({ cell }) => cell) })),
  };
}

/** A cell with the chance by events, which is for judging it only. */
interface Judged {
  cell: CauseCell;
  chanceByEvents: number | null;
}

function cellOf(row: ReadonlyMap<Day, Figures>, totals: ReadonlyMap<Day, Figures>, week: Day): Judged {
  const now = row.get(week) ?? NONE;
  const all = totals.get(week) ?? NONE;
  let hits = NONE;
  let whole = NONE;
  for (let back = 1; back <= USUAL_WEEKS; back += 1) {
    const earlier = addDays(week, -7 * back);
    hits = sumOf(hits, row.get(earlier));
    whole = sumOf(whole, totals.get(earlier));
  }
  const before = (unit: keyof Figures): Share => ({ hits: hits[unit], all: whole[unit] });
  const orders = before('orders');
  const isKnown = orders.all >= LEAST_BEFORE;
  const chance = (unit: keyof Figures) =>
    isKnown && now.orders > 0 ? chanceOfMore({ hits: now[unit], all: all[unit] }, before(unit)) : null;
  const byOrders = chance('orders');
  const isEachItsOwn = [now, all, hits, whole].every((figures) => figures.orders === figures.events);
  return {
    cell: {
      week,
      orders: now.orders,
      events: now.events,
      share: all.orders === 0 ? 0 : now.orders / all.orders,
      usual: isKnown ? orders.hits / orders.all : null,
      chance: byOrders,
      isSpike: false,
      isOutage: false,
    },
    chanceByEvents: isEachItsOwn ? byOrders : chance('events'),
  };
}

/** Every cell that was tested counts for the correction, also those too small to be called a spike. */
function judge(cells: readonly Judged[]): void {
  const tested = cells.filter(({ cell }) => cell.chance !== null);
  const byOrders = correctForMany(tested.map(({ cell }) => cell.chance!));
  const byEvents = correctForMany(tested.map(({ chanceByEvents }) => chanceByEvents!));
  tested.forEach(({ cell }, at) => {
    cell.chance = byOrders[at]!;
    const isMany = cell.orders >= LEAST_ORDERS;
    cell.isSpike = isMany && cell.chance <= LIMIT;
    cell.isOutage = cell.isSpike && cell.events < cell.orders && byEvents[at]! > LIMIT;
  });
}
