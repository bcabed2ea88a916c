import type { OrderState } from '../order/order-state';
import type { Instant } from '../shared/instant';
import { arrivalOf } from './arrival';
import { gone } from './awaited-shipments';
import { QUICKEST_CARRIER, WIDE_TABLE } from './carrier-default';
import type { Eta, NextStep } from './eta';
import { type EtaModel, type StageTables, treesOf } from './eta-model';
import { type Paths, pathsOf } from './eta-trees';
import { type Journey, journeyOf } from './journey';
import { predictRow } from './learn-model';
import { offsetOf } from './predicted-days';
import { silentTimes } from './silence';
import { type Entry, entriesOf, entryOf, legOf, type Stage } from './stage';
import { stepClock } from './step-clock';
import { type Row, rowOf } from './step-row';
import { type BetweenTables, ratiosBetween } from './waiting-table';

const FINISHED = new Set<string>(['ready_to_collect', 'delivered', 'completed', 'cancelled', 'returned']);
/** Groups that weigh less say nothing of their own. */
const LEAST_WEIGHT = 10;
const LEVELS = ['shop', 'country', 'country', 'destination', 'lane'] as const;
const LANE_DEPTH = 5;
/** Ends of the window that is told: 8 of 10 arrive inside. The later end lies nearer, because lateness has the longer tail. */
const TOLD = { from: 0.07, to: 0.87 };
const LATE = 0.95;
/** Shares that have come by p5, from, p10, p50, p80, to, p90 and p95. */
const QUANTILES = [0.05, TOLD.from, 0.1, 0.5, 0.8, TOLD.to, 0.9, 0.95];
const NEXT_QUANTILES = [TOLD.from, 0.5, TOLD.to];

/**
 * When the whole order will be at its door, as a window: predicted from the latest step it has taken, by what was learned from
 * orders like it, without the part that the time already waited rules out. Quantiles rise and none is before `now`. Null when
 * there is nothing left to wait for (at its door or pick-up point, cancelled, on its way back) or nothing is known of such orders: the
 * page then says so. While an exception is open `notBefore` is what may be told.
 */
export function predictEta({ state, model, now }: { state: OrderState; model: EtaModel; now: Instant }): Eta | null {
  if (FINISHED.has(state.lifecycle) || state.overlay === 'cancelling' || state.overlay === 'returning') return null;
  if (gone(state) || arrivalOf(state)) return null;
  const eta = predictJourney(journeyOf(state), model, now);
  return eta && hasException(state) ? { ...eta, notBefore: eta.p10 } : eta;
}

function hasException(state: OrderState): boolean {
  return state.overlay === 'exception' || state.attention.some((a) => a.kind === 'exception');
}

/** The same for a journey, under way or only thought of. */
export function predictJourney(journey: Journey, model: EtaModel, now: Instant): Eta | null {
  const paths = pathsOf(journey);
  const row = latestRow(journey, paths, model);
  if (!row) return null;
  const { arrival, sending } = predictRow(row, model);
  const learned = learnedOf(row, model, now);
  const tables = learned.map((one) => tablesAt(one, arrival));
  const ahead = momentsOf(row, { clock: row.bringing, expected: arrival, tables, now }, QUANTILES);
  const [lateAt] = momentsOf(row, { clock: row.bringing, expected: arrival, tables: [tables[0]!], now: row.at }, [LATE]);
  return {
    p5: ahead[0]!,
    from: ahead[1]!,
    p10: ahead[2]!,
    p50: ahead[3]!,
    p80: ahead[4]!,
    to: ahead[5]!,
    p90: ahead[6]!,
    p95: ahead[7]!,
    lateAt: lateAt!,
    basis: { ...basisOf(paths, model), leg: legOf(row.stage, journey) },
    model: model.version,
    ...nextOf(row, { arrival, sending }, learned, now),
  };
}

/** Of a hundred past orders fewer than one was quicker. */
const QUICKEST = 0.01;

/**
 * Working days in which the quickest hundredth of past orders came from a step to the door, as if the journey took that step when
 * it was placed; by the quickest carrier's default where none is chosen. Null where nothing is known.
 */
export function leastDays(journey: Journey, stage: Stage, model: EtaModel): number | null {
  const asked = journey.carrier === '' ? { ...journey, carrier: QUICKEST_CARRIER } : journey;
  const row = rowAt(asked, pathsOf(asked), model, entryOf(stage, journey.placedAt, journey.placedAt, '', null), null);
  if (!row) return null;
  const { arrival } = predictRow(row, model);
  const offset = offsetOf(stage);
  const [quickest] = ratiosBetween(tablesAt(model.tables[stage], arrival), [QUICKEST], 0);
  return Math.max(0, quickest! * (offset + arrival) - offset);
}

/** How all at that step have waited, and behind it how those did who had been silent for as long. */
function learnedOf(row: Row, model: EtaModel, now: Instant): (StageTables | undefined)[] {
  const times = silentTimes(row, now);
  return [model.tables[row.stage], ...(model.silent?.[row.stage] ?? []).filter(({ after }) => times > after)];
}

/** The tables between whose classes a prediction lies. */
function tablesAt(learned: StageTables | undefined, arrival: number): BetweenTables {
  if (!learned) return { one: WIDE_TABLE, other: WIDE_TABLE, share: 0 };
  const { tables, middles } = learned;
  const above = middles.findIndex((middle) => arrival < middle);
  if (above === 0 || middles.length === 1) return { one: tables[0]!, other: tables[0]!, share: 0 };
  if (above < 0) return { one: tables.at(-1)!, other: tables.at(-1)!, share: 0 };
  const [low, high] = [middles[above - 1]!, middles[above]!];
  return { one: tables[above - 1]!, other: tables[above]!, share: (arrival - low) / (high - low) };
}

/** The latest step of a journey, described by what the model knows. */
function latestRow(journey: Journey, paths: Paths, model: EtaModel): Row | null {
  const entries = entriesOf(journey);
  const handedOver = entries.find(({ stage }) => stage === 'handed_over');
  const latest = entries.at(-1)!;
  const before = handedOver && latest !== handedOver ? rowAt(journey, paths, model, handedOver, null) : null;
  return rowAt(journey, paths, model, latest, before);
}

function rowAt(journey: Journey, paths: Paths, model: EtaModel, entry: Entry, handedOver: Row | null): Row | null {
  const sending = stepClock(journey.from, 'send');
  const bringing = stepClock(journey.to, 'bring');
  return rowOf(treesOf(model), { journey, paths, entry, heardAt: null, handedOver, sending, bringing }, model.day);
}

interface Waiting {
  clock: Row['bringing'];
  /** Working days from the row's entry. */
  expected: number;
  /** The latest that any of them says counts, so that no window moves forward because nothing is heard. */
  tables: readonly BetweenTables[];
  now: Instant;
}

/** The moments at which each share of those that still wait at `now` will have come; never before `now`. */
function momentsOf({ stage, at }: Row, { clock, expected, tables, now }: Waiting, shares: readonly number[]): Instant[] {
  const offset = offsetOf(stage);
  const began = clock.read(at);
  const given = now > at ? (offset + clock.read(now) - began) / (offset + expected) : 0;
  const latest = new Array<number>(shares.length).fill(0);
  for (const table of tables) {
    const ratios = ratiosBetween(table, shares, given);
    for (let i = 0; i < latest.length; i += 1) latest[i] = Math.max(latest[i]!, ratios[i]!);
  }
  return latest.map((ratio) => Math.max(now, clock.at(began + Math.max(0, ratio * (offset + expected) - offset))));
}

function nextOf(
  row: Row,
  { arrival, sending }: { arrival: number; sending: number | null },
  learned: readonly (StageTables | undefined)[],
  now: Instant,
): { next?: NextStep } {
  const tables = learned.flatMap((one) => (one?.next ? [{ one: one.next, other: one.next, share: 0 }] : []));
  if (tables.length === 0) return {};
  const isSending = sending !== null;
  const waiting = { clock: isSending ? row.sending : row.bringing, expected: sending ?? arrival, tables, now };
  const [from, p50, to] = momentsOf(row, waiting, NEXT_QUANTILES);
  return { next: { step: isSending ? 'handed_over' : 'out_for_delivery', from: from!, p50: p50!, to: to! } };
}

/** The narrowest group that is known well enough to speak for itself, and how many orders it has seen. */
function basisOf(paths: Paths, model: EtaModel): Pick<Eta['basis'], 'level' | 'orders'> {
  const trees = treesOf(model);
  const byCarrier = paths.carrier[3];
  const lane = paths.lane[LANE_DEPTH - 1];
  if (byCarrier !== undefined && lane !== undefined) {
    const isKnown = [trees.carrier.weight(byCarrier, model.day), trees.bring.weight(lane, model.day)].every(
      (weight) => weight >= LEAST_WEIGHT,
    );
    // a carrier is known by where it brings to, from wherever: no more than came on the lane are its orders on it
    if (isKnown) return { level: 'lane_carrier', orders: Math.min(trees.carrier.orders(byCarrier), trees.bring.orders(lane)) };
  }
  for (let i = paths.lane.length - 1; i >= 0; i -= 1) {
    const key = paths.lane[i]!;
    if (trees.bring.weight(key, model.day) >= LEAST_WEIGHT) return { level: LEVELS[i]!, orders: trees.bring.orders(key) };
  }
  return { level: 'carrier_default', orders: 0 };
}
