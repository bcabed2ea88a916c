import { clockPauses, type Interval } from '../incident/clock-pauses';
import type { OrderState } from '../order/order-state';
import type { Instant } from '../shared/instant';
import { foldStalls } from '../stall/fold-stalls';
import type { Stall } from '../stall/stall';
import { revisionText } from '../tracking/effective-facts';
import type { Fact } from '../tracking/fact';
import type { ShipmentState } from '../tracking/shipment-state';
import { type RunningClock, runningClocks } from './clock-start';
import type { Clock } from './rule';

/** From `at` on the number of a clock was `value`. */
export interface CountStep {
  at: Instant;
  value: number;
}

/** One run of a clock of an order. */
export interface ClockSpan {
  clock: Clock;
  /** '' when the clock is the order's own. */
  shipmentKey: string;
  /** Start of the step. */
  since: Instant;
  /** What rungs count from; of counted clocks when their number was reached last. */
  anchorAt: Instant;
  /** When the portal could first know that it runs. */
  seenAt: Instant;
  /** When the step ended, as its sources say, never before `since`; null while it runs. */
  until: Instant | null;
  /** When the portal learned that it had ended; null while it runs. */
  goneAt: Instant | null;
  /** Ended without the step being taken (its start was corrected, the order was cancelled): says nothing of how long the step takes. */
  isCut: boolean;
  /** How the number of a counted clock grew; on clocks of the promise the chance in per cent that it is missed. */
  counts: CountStep[];
  /** When incidents kept it from running, oldest first and without overlap. */
  pauses: Interval[];
  /** Stalls that were opened over it, oldest first. */
  stalls: Stall[];
  /** The order as it was when last seen in this step. */
  order: OrderState;
}

export interface SpanNeeds {
  fold(facts: readonly Fact[]): OrderState;
  /** Chance in per cent that an order arrives after its promise, as seen at a moment; null when nothing can be said. */
  riskAt?(state: OrderState, at: Instant): number | null;
}

interface Heard {
  fact: Fact;
  /** Moment from which it counted: of imported history when it happened, else when it was received. */
  at: Instant;
}

/** Our own book-keeping starts and ends no step. */
const MOVES_NOTHING = /^(stall|incident|ticket)\.|^(rated|note)$/;

/** Past orders are lived through as if each fact had been heard when it happened. */
function inOrderOfHearing(facts: readonly Fact[]): Heard[] {
  const tie = (fact: Fact): string => `${fact.identity}\n${revisionText(fact)}`;
  return facts
    .filter((fact) => !MOVES_NOTHING.test(fact.code ?? ''))
    .map((fact) => (fact.history ? { ...fact, receivedAt: fact.occurredAt, history: undefined } : fact))
    .map((fact) => ({ fact, at: fact.receivedAt }))
    .sort((a, b) => a.at - b.at || a.fact.occurredAt - b.fact.occurredAt || (tie(a.fact) < tie(b.fact) ? -1 : 1));
}

const keyOf = ({ clock, shipmentKey, since }: Pick<ClockSpan, 'clock' | 'shipmentKey' | 'since'>): string =>
  `${clock}|${shipmentKey}|${since}`;

const ON_PROMISE = new Set<Clock>(['past_promise', 'late_risk']);

interface End {
  until: Instant;
  isCut: boolean;
}

/** End of a shipment's step: the first movement or milestone after its start. */
function endOnShipment(span: ClockSpan, before: ShipmentState, after: ShipmentState | undefined, heardAt: Instant): End {
  if (!after || after.goneOnAs !== undefined) return { until: heardAt, isCut: after === undefined };
  const isElsewhere = after.milestone !== before.milestone;
  const moments = [after.movedAt, after.since].filter((m) => m !== null && (m > span.since || (isElsewhere && m === span.since)));
  return moments.length > 0 ? { until: Math.min(...(moments as Instant[])), isCut: false } : { until: heardAt, isCut: true };
}

/** How a span ended by what the order is now. */
function endOf(span: ClockSpan, state: OrderState, isStillRun: boolean, heardAt: Instant): End {
  const { moments, since, lifecycle } = state;
  if (ON_PROMISE.has(span.clock)) {
    const end = moments.deliveredAt ?? moments.cancelledAt;
    return { until: end ?? heardAt, isCut: end === null };
  }
  if (span.counts.length > 0) return { until: moments.shippedAt ?? heardAt, isCut: moments.shippedAt === null };
  if (span.shipmentKey !== '') {
    const find = (s: OrderState) => s.shipments.find(({ key }) => key === span.shipmentKey);
    return endOnShipment(span, find(span.order)!, find(state), heardAt);
  }
  const isTaken = !isStillRun && lifecycle !== span.order.lifecycle && lifecycle !== 'cancelled' && since >= span.since;
  return isTaken ? { until: since, isCut: false } : { until: heardAt, isCut: true };
}

function close(span: ClockSpan, state: OrderState, running: readonly RunningClock[], heardAt: Instant): void {
  const isStillRun = running.some((c) => c.clock === span.clock && c.shipmentKey === span.shipmentKey);
  const { until, isCut } = endOf(span, state, isStillRun, heardAt);
  span.until = Math.max(span.since, Math.min(until, heardAt));
  span.goneAt = heardAt;
  span.isCut = isCut;
}

function numberOf(clock: RunningClock, state: OrderState, at: Instant, needs: SpanNeeds): number | null {
  if (clock.clock === 'late_risk' && at > clock.anchorAt) return null;
  return ON_PROMISE.has(clock.clock) ? (needs.riskAt?.(state, at) ?? null) : (clock.count ?? null);
}

/** What was met so far: the last run under each key, and the runs before it. */
interface Runs {
  spans: Map<string, ClockSpan>;
  done: ClockSpan[];
}

/** Notes that a clock runs: goes on with its span, also with one that had ended in the same breath, or begins one. */
function runOn({ spans, done }: Runs, clock: RunningClock, state: OrderState, at: Instant, needs: SpanNeeds): void {
  const held = spans.get(keyOf(clock));
  const goesOn = held !== undefined && (held.goneAt === null || held.goneAt === at);
  const span: ClockSpan = {
    ...(goesOn ? held : { seenAt: at, counts: [], pauses: [], stalls: [] }),
    ...{ clock: clock.clock, shipmentKey: clock.shipmentKey, since: clock.since, anchorAt: clock.anchorAt },
    ...{ until: null, goneAt: null, isCut: false, order: state },
  };
  const value = numberOf(clock, state, at, needs);
  if (value !== null && value !== span.counts.at(-1)?.value) span.counts.push({ at, value });
  if (held && !goesOn) done.push(held);
  spans.set(keyOf(clock), span);
}

/** A step that was over before anybody could know of it and took no time. */
const isNothing = (span: ClockSpan): boolean => span.goneAt === span.seenAt && span.until === span.since;

/** Each stall stands with the run that it was opened over. */
function addStalls(spans: readonly ClockSpan[], facts: readonly Fact[]): void {
  for (const stall of foldStalls(facts)) {
    const { clock } = stall.consequence;
    const runs = spans.filter((span) => keyOf(span) === keyOf({ ...stall, clock }));
    (runs.findLast((span) => span.seenAt <= stall.openedAt) ?? runs[0])?.stalls.push(stall);
  }
}

/**
 * Every run of every clock of one order, from its log: the log is lived through as it was heard, and a run stands for as
 * long as what was known then said so. The same for every order of arrival and any repetition; no run ends before it
 * began, and none was gone before it was seen. What was told in one breath is lived through in the order in which it happened.
 */
export function clockSpans(facts: readonly Fact[], needs: SpanNeeds): ClockSpan[] {
  const heard = inOrderOfHearing(facts);
  const runs: Runs = { spans: new Map(), done: [] };
  const { spans, done } = runs;
  const known: Fact[] = [];
  for (const { fact, at } of heard) {
    known.push(fact);
    const state = needs.fold(known);
    const running = runningClocks(state);
    const keys = new Set(running.map(keyOf));
    for (const [key, span] of spans) if (span.goneAt === null && !keys.has(key)) close(span, state, running, at);
    for (const clock of running) runOn(runs, clock, state, at, needs);
  }
  const all = [...done, ...spans.values()].filter((span) => !isNothing(span));
  const { pauses } = needs.fold(facts);
  if (pauses) for (const span of all) span.pauses = clockPauses(span, span.order, pauses);
  addStalls(all, facts);
  return all.sort((a, b) => a.seenAt - b.seenAt || a.since - b.since || (keyOf(a) < keyOf(b) ? -1 : 1));
}
