import type { OrderState } from '../order/order-state';
import { type Instant, MINUTE } from '../shared/instant';
import type { Milestone } from '../tracking/milestone';
import { carrierDefault } from './carrier-default';
import type { Eta } from './eta';
import { type EtaGroup, type EtaLeg, type EtaLevel, type EtaModel, findGroup, type Lane } from './eta-model';
import { laneOf } from './lane';
import { durationGivenWait, shareDoneWithin } from './remaining-time';

const FINISHED = new Set<string>(['delivered', 'completed', 'cancelled', 'returned']);
/** Who has waited longer than this share of all orders is outside what the history knows anything about. */
const MOST_WAITED = 0.9995;
/** Shipments that arrive no more. */
export const GONE_WRONG: ReadonlySet<Milestone> = new Set<Milestone>(['returning', 'returned', 'lost', 'destroyed', 'voided']);

/**
 * When the whole order will be at its door, as a window: the distribution of the narrowest group with history, measured
 * from the latest leg the order has begun, without the part that the time already waited rules out. p10 to p90 rise and
 * none is before `now`. Null when there is nothing left to wait for (delivered, cancelled, on its way back) or nothing
 * is known (no history, or a wait longer than any in it): the page then says so. While an exception is open `notBefore` is what may be told.
 */
export function predictEta({ state, model, now }: { state: OrderState; model: EtaModel; now: Instant }): Eta | null {
  if (FINISHED.has(state.lifecycle) || state.overlay === 'cancelling' || state.overlay === 'returning') return null;
  if (state.shipments.some((s) => !s.isReturn && GONE_WRONG.has(s.milestone))) return null;
  const lane = laneOf(state);
  for (const { leg, startAt } of legsBegun(state)) {
    const found = groupOrDefault(model, leg, lane);
    if (!found) continue;
    if (shareDoneWithin(found.group.minutes, (now - startAt) / MINUTE) > MOST_WAITED) return null;
    const at = (p: number): Instant => startAt + durationGivenWait(found.group, now - startAt, p);
    const eta: Eta = {
      p10: at(0.1),
      p50: at(0.5),
      p80: at(0.8),
      p90: at(0.9),
      basis: { level: found.level, orders: found.group.orders, leg },
      model: model.version,
    };
    return hasException(state) ? { ...eta, notBefore: eta.p10 } : eta;
  }
  return null;
}

function hasException(state: OrderState): boolean {
  return state.overlay === 'exception' || state.attention.some((a) => a.kind === 'exception');
}

/** Legs the order has begun, the latest first. */
function legsBegun(state: OrderState): { leg: EtaLeg; startAt: Instant }[] {
  const { placedAt, paidAt, shippedAt, pickedUpAt } = state.moments;
  const legs: { leg: EtaLeg; startAt: Instant | null }[] = [
    { leg: 'out_for_delivery', startAt: outForDeliveryAt(state) },
    { leg: 'picked_up', startAt: pickedUpAt },
    { leg: 'shipped', startAt: shippedAt },
    { leg: 'paid', startAt: paidAt },
    { leg: 'placed', startAt: placedAt },
  ];
  return legs.filter((l): l is { leg: EtaLeg; startAt: Instant } => l.startAt !== null);
}

/** Since when everything that is still on its way is with a courier; null while some of it is not. */
function outForDeliveryAt(state: OrderState): Instant | null {
  const underway = state.shipments.filter((s) => !s.isReturn && s.goneOnAs === undefined && s.milestone !== 'delivered');
  if (underway.length === 0 || underway.some((s) => s.milestone !== 'out_for_delivery')) return null;
  return Math.max(...underway.map((s) => s.since));
}

/** The narrowest group that the model holds for this leg, else the carrier's stated default. */
function groupOrDefault(model: EtaModel, leg: EtaLeg, lane: Lane): { level: EtaLevel; group: EtaGroup } | null {
  const learned = findGroup(model, leg, lane);
  if (learned) return learned;
  const group = carrierDefault(leg, lane);
  return group ? { level: 'carrier_default', group } : null;
}
