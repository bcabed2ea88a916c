import type { OrderState } from '../order/order-state';
import type { RunningClock } from '../rule/clock-start';
import type { Clock } from '../rule/rule';
import type { Instant } from '../shared/instant';
import { canonicalCarrier } from '../tracking/carriers';
import type { SourceKind } from '../tracking/fact';
import type { Pause } from './fold-pauses';

/** A stretch in which a clock stands still; `until` is null while it has no end yet. */
export interface Interval {
  from: Instant;
  until: Instant | null;
}

const PAYS: readonly SourceKind[] = ['gateway'];
const REVIEWS: readonly SourceKind[] = ['erp', 'platform', 'crm'];
const STORES: readonly SourceKind[] = ['wms', 'erp'];
const CARRIES: readonly SourceKind[] = ['carrier', 'aggregator', 'tms'];

/** Whose word a clock waits for. Nobody's silence keeps a customer from paying. */
const AWAITED: Record<Clock, readonly SourceKind[]> = {
  payment_due: PAYS,
  payment_verify: PAYS,
  review: REVIEWS,
  warehouse_accept: STORES,
  pick_start: STORES,
  carrier_collect: CARRIES,
  movement: CARRIES,
  out_for_delivery: CARRIES,
  pickup_point: CARRIES,
  past_promise: [],
  late_risk: [],
  edits: [],
  reorders: [],
  burst: [],
};

/** Kinds of sources whose word moves a clock on. */
export function awaitedKinds(clock: Clock): readonly SourceKind[] {
  return AWAITED[clock];
}

/** Source of the awaited kinds that last told of the shipment of a clock; nobody has told yet of a step of the order that is awaited. */
export function lastHeard(state: OrderState, { clock, shipmentKey }: Pick<RunningClock, 'clock' | 'shipmentKey'>): string | undefined {
  if (shipmentKey === '') return undefined;
  const kinds = awaitedKinds(clock);
  return state.timeline.findLast((line) => line.shipmentKey === shipmentKey && kinds.includes(line.sourceKind))?.source;
}

/** Carrier whose own feed a source is, by its name; undefined for others. */
export function carrierOfFeed(source: string): string | undefined {
  return canonicalCarrier(source.split(/[-_.:]/)[0] ?? '') || undefined;
}

/** Sources that told of the order itself (`shipmentKey` '') or of one shipment, of the kinds that matter. */
function heardFrom(state: OrderState, shipmentKey: string, kinds: readonly SourceKind[]): Set<string> {
  const heard = new Set<string>();
  for (const line of state.timeline) {
    if (line.shipmentKey !== shipmentKey || line.isWithdrawn || !kinds.includes(line.sourceKind)) continue;
    heard.add(line.source);
    for (const also of line.alsoSources ?? []) heard.add(also);
  }
  return heard;
}

/**
 * Whether the silence of a source keeps a clock from being moved: it is of a kind the clock waits for, and nobody else of
 * those kinds told of the same thing. What nobody told of yet waits for every source of the kind, a carrier's own feed
 * only for its own parcels.
 */
function waitsForSource(clock: RunningClock, state: OrderState, pause: Pause): boolean {
  const kinds = awaitedKinds(clock.clock);
  if (!pause.source || !pause.sourceKind || !kinds.includes(pause.sourceKind)) return false;
  const heard = heardFrom(state, clock.shipmentKey, clock.shipmentKey ? kinds : [pause.sourceKind]);
  if (heard.size > 0) return heard.size === 1 && heard.has(pause.source);
  if (pause.sourceKind !== 'carrier' || !clock.shipmentKey) return true;
  return carrierOfFeed(pause.source) === clock.shipmentKey.slice(0, clock.shipmentKey.indexOf('/'));
}

/** Whether an incident keeps this clock of this order from running. */
export function standsStill(clock: RunningClock, state: OrderState, pause: Pause): boolean {
  return pause.step !== undefined ? pause.step === clock.clock : waitsForSource(clock, state, pause);
}

/** When a clock of an order stands still: the stretches of its pauses, oldest first and without overlap. */
export function clockPauses(clock: RunningClock, state: OrderState, pauses: readonly Pause[] = state.pauses ?? []): Interval[] {
  const stretches: Interval[] = [];
  for (const pause of pauses) {
    if (!standsStill(clock, state, pause)) continue;
    const last = stretches.at(-1);
    if (!last || (last.until !== null && last.until < pause.from)) stretches.push({ from: pause.from, until: pause.until });
    else if (last.until !== null) last.until = pause.until === null ? null : Math.max(last.until, pause.until);
  }
  return stretches;
}
