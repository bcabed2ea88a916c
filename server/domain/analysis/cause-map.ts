import { addDays } from '../calendar/local-day';
import type { Day } from '../shared/instant';
import { chanceOfMore, correctForMany, type Share } from './exact-test';

/** Orders in which a cause was at work in a week; `week` is its Monday. */
export interface CauseCount {
  week: Day;
  cause: string;
  orders: number;
}

export interface CauseCell {
  week: Day;
  orders: number;
  /** Of all orders with a cause in that week, 0 to 1. */
  share: number;
  /** The same over the weeks before; null while they are too few to say what is usual. */
  usual: number | null;
  /** Chance that it is chance, corrected for all cells of the map; null where nothing was tested. */
  chance: number | null;
  isSpike: boolean;
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

/**
 * Causes by week with their spikes: a share of the week's orders so far above that of the eight weeks before that chance is ruled
 * out at 5 % for the whole map. `weeks` are the Mondays to show, oldest first; counts of the weeks before them are used to know what is usual.
 */
export function causeMap(counts: readonly CauseCount[], weeks: readonly Day[]): CauseMap {
  const totals = new Map<Day, number>();
  const byCause = new Map<string, Map<Day, number>>();
  for (const { week, cause, orders } of counts) {
    totals.set(week, (totals.get(week) ?? 0) + orders);
    const row = byCause.get(cause) ?? new Map<Day, number>();
    row.set(week, (row.get(week) ?? 0) + orders);
    byCause.set(cause, row);
  }
  const rows = [...byCause].map(([cause, row]) => {
    const cells = weeks.map((week) => cellOf(row, totals, week));
    return { cause, orders: cells.reduce((sum, { orders }) => sum + orders, 0), cells };
  });
  const shown = rows.filter(({ orders }) => orders > 0).sort((a, b) => b.orders - a.orders || (a.cause < b.cause ? -1 : 1));
  judge(shown.flatMap(({ cells }) => cells));
  return { weeks: weeks.map((week) => ({ week, orders: totals.get(week) ?? 0 })), rows: shown };
}

function cellOf(row: ReadonlyMap<Day, number>, totals: ReadonlyMap<Day, number>, week: Day): CauseCell {
  const orders = row.get(week) ?? 0;
  const all = totals.get(week) ?? 0;
  const before: Share = { hits: 0, all: 0 };
  for (let back = 1; back <= USUAL_WEEKS; back += 1) {
    const earlier = addDays(week, -7 * back);
    before.hits += row.get(earlier) ?? 0;
    before.all += totals.get(earlier) ?? 0;
  }
  const isKnown = before.all >= LEAST_BEFORE;
  return {
    week,
    orders,
    share: all === 0 ? 0 : orders / all,
    usual: isKnown ? before.hits / before.all : null,
    chance: isKnown && orders > 0 ? chanceOfMore({ hits: orders, all }, before) : null,
    isSpike: false,
  };
}

/** Every cell that was tested counts for the correction, also those too small to be called a spike. */
function judge(cells: readonly CauseCell[]): void {
  const tested = cells.filter(({ chance }) => chance !== null);
  const corrected = correctForMany(tested.map(({ chance }) => chance!));
  tested.forEach((cell, at) => {
    cell.chance = corrected[at]!;
    cell.isSpike = cell.chance <= LIMIT && cell.orders >= LEAST_ORDERS;
  });
}
