import { DAY, type Instant } from '../shared/instant';
import type { SilentTables, StageTables } from './eta-model';
import { knownBefore, toldAt } from './journey';
import { offsetOf } from './predicted-days';
import { silentFrom, silentTimes } from './silence';
import { isSendStage } from './stage';
import type { Row } from './step-row';
import { type Observed, type WaitingTable, waitingTable } from './waiting-table';

/** Days over which waits are watched, and how long before them an order may have begun. */
const WATCH = { days: [50, 100, 200, 400], longestDays: 130, leastArrivals: 80, tables: 6, leastOfTable: 60 };
/** How many times as long as usual nothing was heard of those that have tables of their own, and into how many classes they are parted at most. */
const SILENT = { times: [1.5, 2.5, 4, 7, 12], tables: 3 };

/** Working days from a step to the door, and to the hand-over before it; null behind that. */
export interface PredictedDays {
  arrival: number;
  sending: number | null;
}

/** A row that is watched from a moment on. */
interface Wait {
  row: Row;
  from: Instant;
}

/**
 * How waits behind the steps of one stage have spread around their predictions until the start of `day`: of all, and of those
 * that had been silent for long. Null where too few arrived.
 */
export function learnTables(
  rows: readonly Row[],
  predict: (row: Row) => PredictedDays,
  day: number,
): { all: StageTables; silent: SilentTables[] } | null {
  const known = new Map<Row, PredictedDays>();
  const predicted = (row: Row) => {
    const days = known.get(row) ?? predict(row);
    known.set(row, days);
    return days;
  };
  const watch = (waits: readonly Wait[], parts: number) => firstOf(WATCH.days, (days) => tablesOf(waits, predicted, { day, days, parts }));
  const inSight = rows.filter((row) => row.day >= day - WATCH.days.at(-1)! - WATCH.longestDays);
  const all = watch(
    inSight.map((row) => ({ row, from: row.at })),
    WATCH.tables,
  );
  return all && { all, silent: silentTables(inSight, day, (waits) => watch(waits, SILENT.tables)) };
}

function silentTables(rows: readonly Row[], day: number, watch: (waits: readonly Wait[]) => StageTables | null): SilentTables[] {
  const silent = rows.map((row) => ({ row, times: silentTimes(row, heardBy(row, day)) })).filter(({ times }) => times > SILENT.times[0]!);
  // where nothing is heard but deliveries, silence says no more than the wait itself
  if (silent.every(({ row }) => !isHeardOnTheWay(row, day))) return [];
  const found: SilentTables[] = [];
  for (const after of SILENT.times) {
    const made = watch(silent.filter(({ times }) => times > after).map(({ row }) => ({ row, from: silentFrom(row, after) })));
    // fewer still were silent for longer
    if (!made) break;
    found.push({ after, ...made });
  }
  return found;
}

/** The end of a silence as it was known at the start of `day`. */
function heardBy({ heardAt, journey }: Row, day: number): Instant {
  return earliest(heardAt, journey.endedAt, day * DAY);
}

function isHeardOnTheWay({ heardAt, journey }: Row, day: number): boolean {
  return heardAt !== null && heardAt < day * DAY && heardAt !== toldAt(journey, 'deliveredAt');
}

/** A shop with few orders looks back further, twice as far each time. */
function firstOf<T>(days: readonly number[], make: (days: number) => T | null): T | null {
  for (const one of days) {
    const made = make(one);
    if (made) return made;
  }
  return null;
}

/** A day, how many days before it are looked at, and into how many classes predictions are parted at most. */
interface Span {
  day: number;
  days: number;
  parts: number;
}

function tablesOf(waits: readonly Wait[], predict: (row: Row) => PredictedDays, { day, days, parts }: Span): StageTables | null {
  if (waits.length < WATCH.leastArrivals) return null;
  const watched = waits
    .filter(({ row }) => row.day >= day - days - WATCH.longestDays && !isOverBefore(row, day - days))
    .map((wait) => ({ ...wait, predicted: predict(wait.row) }));
  const arrivals = watched.map((wait) => ({ predicted: wait.predicted.arrival, observed: arrivalOf(wait, day, days) }));
  const came = arrivals.filter(({ observed }) => observed.hasArrived).length;
  if (came < WATCH.leastArrivals) return null;
  const classes = classesOf(arrivals, came / Math.min(parts, Math.floor(came / WATCH.leastOfTable)));
  return {
    tables: classes.map((one) => waitingTable(one.map(({ observed }) => observed))),
    middles: classes.map((one) => one[one.length >> 1]!.predicted),
    next: nextTable(watched, day, days),
  };
}

type Predicted = Wait & { predicted: PredictedDays };

/** From the shortest prediction to the longest, cut so that `each` of every class arrived: of none that is jammed nothing is known. */
function classesOf<T extends { predicted: number; observed: Observed }>(waits: readonly T[], each: number): T[][] {
  const classes: T[][] = [[]];
  let came = 0;
  for (const wait of [...waits].sort((a, b) => a.predicted - b.predicted)) {
    if (wait.observed.hasArrived) came += 1;
    if (came > classes.length * each + 1e-9) classes.push([]);
    classes.at(-1)!.push(wait);
  }
  return classes;
}

/** Working days from the entry into the stage to the door. */
export function waited(row: Row, until: Instant): number {
  return Math.max(0, row.bringing.read(until) - row.bringing.read(row.at));
}

function isOverBefore({ journey }: Row, day: number): boolean {
  const over = journey.deliveredAt ?? journey.endedAt;
  return over !== null && over < day * DAY;
}

function arrivalOf({ row, predicted: { arrival }, from }: Predicted, day: number, days: number): Observed {
  const { journey, stage } = row;
  const deliveredAt = knownBefore(journey, 'deliveredAt', day * DAY);
  const end = earliest(deliveredAt, journey.endedAt, day * DAY);
  const offset = offsetOf(stage);
  const ratio = (until: number) => (offset + waited(row, until)) / (offset + arrival);
  return {
    entry: entryOf(row, from, (day - days) * DAY, ratio),
    exit: ratio(end),
    hasArrived: deliveredAt !== null && deliveredAt <= end,
  };
}

/** When a wait comes into sight: below any ratio where it is watched from its step on. */
function entryOf({ at }: Row, from: Instant, start: Instant, ratio: (until: Instant) => number): number {
  const seenFrom = Math.max(from, start);
  return seenFrom <= at ? -1 : ratio(seenFrom);
}

function earliest(...moments: (number | null)[]): number {
  return Math.min(...moments.filter((at): at is number => at !== null));
}

/** Waits for the hand-over, or for the courier's setting out. */
function nextTable(watched: readonly Predicted[], day: number, days: number): WaitingTable | null {
  const start = (day - days) * DAY;
  const observed = watched.flatMap(({ row, predicted, from }): Observed[] => {
    const { journey, at, stage } = row;
    if (stage === 'out_for_delivery') return [];
    const reached = knownBefore(journey, isSendStage(stage) ? 'handedOverAt' : 'outForDeliveryAt', day * DAY);
    const expected = isSendStage(stage) ? predicted.sending! : predicted.arrival;
    const clock = isSendStage(stage) ? row.sending : row.bringing;
    const end = earliest(reached, knownBefore(journey, 'deliveredAt', day * DAY), journey.endedAt, day * DAY);
    const ratio = (until: number) => (offsetOf(stage) + Math.max(0, clock.read(until) - clock.read(at))) / (offsetOf(stage) + expected);
    if (end < start) return [];
    return [{ entry: entryOf(row, from, start, ratio), exit: ratio(end), hasArrived: reached !== null && reached <= end }];
  });
  const table = observed.some((one) => one.hasArrived) ? waitingTable(observed) : null;
  return table && table.arrivals >= WATCH.leastArrivals ? table : null;
}
