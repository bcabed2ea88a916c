import type { Instant } from '../shared/instant';
import type { OrderHeader } from '../tracking/fact';
import { MILESTONES, type Milestone } from '../tracking/milestone';
import type { ShipmentState } from '../tracking/shipment-state';
import type { Fulfilment } from './fold-fulfilment';
import type { Lifecycle } from './lifecycle';

export interface Aggregate {
  /** Lifecycle that the shipments alone imply; null while the carrier has touched none. */
  lifecycle: Lifecycle | null;
  since: Instant | null;
  isReturning: boolean;
  firstPickedUpAt: Instant | null;
  lastDeliveredAt: Instant | null;
  /** The carrier has had at least one in hand. */
  isPhysical: boolean;
  /** Keys of shipments whose own trouble is over: told by another number to its end, or replaced by what has arrived. */
  settled: ReadonlySet<string>;
}

const rank = (m: Milestone) => MILESTONES[m].rank;

/**
 * Aggregates outbound shipments (DOMAIN 5.8). One that goes on under another number is told by that one. Return legs and
 * voided shipments never lower the headline of the others; an order with nothing left but lost, voided or return legs is
 * decided by its warehouse facts.
 */
export function aggregateShipments(shipments: readonly ShipmentState[], header: OrderHeader | null, fulfilment: Fulfilment): Aggregate {
  const ordered = header?.items ?? [];
  const live = shipments.filter(
    (s) => s.goneOnAs === undefined && s.milestone !== 'voided' && s.milestone !== 'lost' && s.milestone !== 'destroyed',
  );
  const outbound = live.filter((s) => !s.isReturn);
  const returning = live.filter((s) => s.isReturn && s.milestone !== 'delivered');
  const pickedUp = shipments.flatMap((s) => (s.pickedUpAt === null ? [] : [s.pickedUpAt]));
  const delivered = outbound.filter((s) => s.milestone === 'delivered');
  const isEverythingThere =
    outbound.length > 0 && delivered.length === outbound.length && allItemsSent(outbound, ordered) && !isAnyMissing(shipments, outbound);
  const base: Omit<Aggregate, 'lifecycle' | 'since'> = {
    isReturning: delivered.length === outbound.length && returning.some((s) => isOnItsWayBack(s, shipments)),
    settled: settledKeys(shipments, isEverythingThere),
    firstPickedUpAt: pickedUp.length > 0 ? Math.min(...pickedUp) : null,
    lastDeliveredAt: delivered.length > 0 ? Math.max(...delivered.map((s) => s.deliveredAt ?? s.since)) : null,
    isPhysical: pickedUp.length > 0,
  };
  if (outbound.length === 0) {
    if (returning.length === 0) return { ...base, lifecycle: null, since: null };
    const back = returning.every((s) => s.milestone === 'returned');
    return { ...base, lifecycle: back ? 'returned' : 'in_transit', since: Math.max(...returning.map((s) => s.since)) };
  }
  const open = outbound.filter((s) => s.milestone !== 'delivered');
  const since = (list: readonly ShipmentState[], pick: (...n: number[]) => number) => pick(...list.map((s) => s.since));
  if (open.length === 0) {
    if (!isEverythingThere) return { ...base, lifecycle: 'partially_delivered', since: base.lastDeliveredAt };
    const back = returning.filter((s) => s.linkedAt > base.lastDeliveredAt!);
    if (back.length > 0 && isAllBack(back, outbound, ordered)) return { ...base, lifecycle: 'returned', since: since(back, Math.max) };
    return { ...base, lifecycle: 'delivered', since: base.lastDeliveredAt };
  }
  const out = open.filter((s) => s.milestone === 'out_for_delivery');
  if (out.length > 0) return { ...base, lifecycle: 'out_for_delivery', since: since(out, Math.min) };
  if (delivered.length > 0) return { ...base, lifecycle: 'partially_delivered', since: since(delivered, Math.min) };
  const moving = open.filter((s) => rank(s.milestone) >= rank('picked_up'));
  if (moving.length === 0) return { ...base, lifecycle: null, since: null };
  if (open.every((s) => s.milestone === 'available_for_pickup'))
    return { ...base, lifecycle: 'ready_to_collect', since: since(open, Math.max) };
  const waiting = open.length > moving.length && fulfilment.step !== 'shipped';
  if (waiting || !allItemsSent(live, ordered)) return { ...base, lifecycle: 'partially_shipped', since: since(moving, Math.min) };
  return { ...base, lifecycle: 'in_transit', since: base.firstPickedUpAt };
}

/** Whether the shipments hold all items; taken as true where either side does not say. */
export function allItemsSent(shipments: readonly ShipmentState[], ordered: readonly { sku: string; quantity: number }[]): boolean {
  if (ordered.length === 0 || shipments.some((s) => s.items.length === 0)) return true;
  const sent = new Map<string, number>();
  for (const item of shipments.flatMap((s) => s.items)) sent.set(item.sku, (sent.get(item.sku) ?? 0) + item.quantity);
  return ordered.every((item) => (sent.get(item.sku) ?? 0) >= item.quantity);
}

/** A shipment that was lost, destroyed or turned back before everything else arrived, and that no later one stands in for. */
function isAnyMissing(shipments: readonly ShipmentState[], outbound: readonly ShipmentState[]): boolean {
  const lastDeliveredAt = Math.max(...outbound.map((s) => s.deliveredAt ?? s.since));
  return shipments.some((s) => {
    if (s.goneOnAs !== undefined) return false;
    const isMissing = s.milestone === 'lost' || s.milestone === 'destroyed' || (s.isReturn && s.linkedAt <= lastDeliveredAt);
    return isMissing && !outbound.some((o) => o.linkedAt > s.since);
  });
}

/** Whether what was delivered is back with the sender: by its items, or by the number of shipments where those are not told. */
function isAllBack(back: readonly ShipmentState[], outbound: readonly ShipmentState[], ordered: OrderHeader['items']): boolean {
  if (back.some((s) => s.milestone !== 'returned')) return false;
  const isTold = ordered.length > 0 && back.every((s) => s.items.length > 0);
  return isTold ? allItemsSent(back, ordered) : back.length >= outbound.length;
}

/** A return that is only announced is not on its way; one under a new number has been since it turned back. */
function isOnItsWayBack(leg: ShipmentState, shipments: readonly ShipmentState[]): boolean {
  return (
    leg.milestone !== 'returned' && (leg.pickedUpAt !== null || shipments.some((s) => s.goneOnAs === leg.key && s.pickedUpAt !== null))
  );
}

function settledKeys(shipments: readonly ShipmentState[], isEverythingThere: boolean): Set<string> {
  const ended = new Set(shipments.filter((s) => MILESTONES[s.milestone].terminal !== 'no').map((s) => s.key));
  const over = shipments.filter((s) => {
    if (s.goneOnAs !== undefined) return ended.has(s.goneOnAs);
    return isEverythingThere && (s.milestone === 'lost' || s.milestone === 'destroyed' || s.milestone === 'voided');
  });
  return new Set(over.map((s) => s.key));
}
