import type { Instant } from '../shared/instant';
import { readShipmentCode } from '../tracking/event-code';
import type { Milestone } from '../tracking/milestone';
import type { OrderMoments, OrderState } from './order-state';

/** Steps of an order before and beside its shipments, in their usual order. */
export const AXIS_STEPS = [
  'placed',
  'paid',
  'review',
  'allocated',
  'picking',
  'picked',
  'packed',
  'shipped',
  'delivered',
  'completed',
  'cancelled',
] as const;
export type AxisStep = (typeof AXIS_STEPS)[number];

const MOMENT_OF: Record<AxisStep, keyof OrderMoments> = {
  placed: 'placedAt',
  paid: 'paidAt',
  review: 'reviewStartedAt',
  allocated: 'allocatedAt',
  picking: 'pickingAt',
  picked: 'pickedAt',
  packed: 'packedAt',
  shipped: 'shippedAt',
  delivered: 'deliveredAt',
  completed: 'completedAt',
  cancelled: 'cancelledAt',
};

/** A stretch of the axis; `until` of one that still runs is the moment of looking. */
export interface Span<T> {
  step: T;
  from: Instant;
  until: Instant;
  isRunning: boolean;
}

/** The whole life of an order on one time axis (R1-10): a lane for the order, one for each shipment. */
export interface LifeAxis {
  order: Span<AxisStep>[];
  shipments: { key: string; spans: Span<Milestone>[] }[];
  /** Every moment at which something begins or ends, ascending; the first and last are the ends of the axis. */
  ticks: Instant[];
}

/** Nothing more is waited for, at least not by us. */
const ENDED = new Set(['delivered', 'completed', 'cancelled', 'returned']);

/** Lays out the state as seen at `now`. Steps that nobody reported do not appear; no time is invented for them. */
export function layLifeAxis(state: OrderState, now: Instant): LifeAxis {
  const reached = AXIS_STEPS.flatMap((step) => {
    const at = state.moments[MOMENT_OF[step]];
    return at === null ? [] : [{ step, at }];
  }).sort((a, b) => a.at - b.at);
  const shipments = state.shipments.map((shipment) => {
    const moves = milestonesOf(state, shipment.key, shipment);
    const isOver = shipment.deliveredAt !== null || shipment.milestone === 'returned' || ENDED.has(state.lifecycle);
    return { key: shipment.key, spans: spansOf(moves, isOver ? null : now) };
  });
  const order = spansOf(reached, ENDED.has(state.lifecycle) ? null : now);
  // While a shipment is on its way, it is the shipment that waits and not the warehouse.
  const isOnTheWay = shipments.some((lane) => lane.spans.some((span) => span.isRunning));
  const last = order.at(-1);
  if (last && isOnTheWay && last.step === 'shipped') last.isRunning = false;
  const spans: Span<unknown>[] = [...order, ...shipments.flatMap((lane) => lane.spans)];
  return { order, shipments, ticks: [...new Set(spans.flatMap((span) => [span.from, span.until]))].sort((a, b) => a - b) };
}

function milestonesOf(state: OrderState, key: string, present: { milestone: Milestone; since: Instant }) {
  const moves: { step: Milestone; at: Instant }[] = [];
  for (const line of state.timeline) {
    if (line.shipmentKey !== key || line.isWithdrawn || line.isQuarantined || !line.code) continue;
    const milestone = readShipmentCode(line.code)?.milestone;
    if (milestone && line.at <= present.since && milestone !== moves.at(-1)?.step) moves.push({ step: milestone, at: line.at });
  }
  // The fold has the last word on where the shipment is, whatever single lines say.
  if (moves.at(-1)?.step !== present.milestone) moves.push({ step: present.milestone, at: present.since });
  return moves;
}

/** `openUntil` is null when the last step is an end and has no length. */
function spansOf<T>(steps: readonly { step: T; at: Instant }[], openUntil: Instant | null): Span<T>[] {
  return steps.map(({ step, at }, index) => {
    const next = steps[index + 1]?.at;
    if (next !== undefined) return { step, from: at, until: next, isRunning: false };
    return { step, from: at, until: Math.max(at, openUntil ?? at), isRunning: openUntil !== null };
  });
}

/**
 * Position of each tick between 0 and 1. Length grows with the fourth root of the time between two ticks, so that
 * minutes in the warehouse stay visible beside days on the road; order and simultaneity are exact.
 */
export function scaleTicks(ticks: readonly Instant[]): Map<Instant, number> {
  const weights = ticks.slice(1).map((at, index) => Math.max(at - ticks[index]!, 1) ** 0.25);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const places = new Map<Instant, number>();
  let reached = 0;
  ticks.forEach((at, index) => {
    if (index > 0) reached += weights[index - 1]!;
    places.set(at, total === 0 ? 0 : reached / total);
  });
  return places;
}
