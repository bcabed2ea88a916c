import type { OrderState } from '../order/order-state';
import type { Instant } from '../shared/instant';
import { MILESTONES, type Milestone } from '../tracking/milestone';
import type { ShipmentArrival } from '../tracking/shipment-arrival';
import type { ShipmentState } from '../tracking/shipment-state';

type Shipments = Pick<OrderState, 'shipments'>;
type Delivery = Pick<OrderState, 'shipments' | 'moments'>;

/** Shipments that arrive no more. */
const GONE_WRONG: ReadonlySet<Milestone> = new Set<Milestone>(['returning', 'returned', 'lost', 'destroyed']);

/** Outbound shipments under their latest number that arrived or still may: none that was lost, sent back or voided. */
export function awaitedShipments({ shipments }: Shipments): ShipmentState[] {
  return outbound(shipments).filter((s) => s.milestone !== 'voided' && !GONE_WRONG.has(s.milestone));
}

/** Those of them that still have to arrive. */
export function openShipments(state: Shipments): ShipmentState[] {
  return awaitedShipments(state).filter((s) => arrivalOfShipment(s) === null);
}

/** When a shipment came to its door, or to where it waits to be collected; documents of older releases say only when it was delivered. */
export function arrivalOfShipment({ arrived, deliveredAt, milestone, since }: ShipmentState): ShipmentArrival | null {
  if (arrived) return arrived;
  const at = deliveredAt ?? (milestone === 'available_for_pickup' || milestone === 'delivered' ? since : null);
  return at === null ? null : { at, toldAt: at };
}

/** A shipment that went wrong while no other is on its way or was sent since that could stand in for it; a voided one was never sent. */
export function gone(state: Delivery): ShipmentState | undefined {
  if (state.moments.deliveredAt !== null || openShipments(state).length > 0) return undefined;
  const there = awaitedShipments(state);
  return outbound(state.shipments).find((s) => GONE_WRONG.has(s.milestone) && !there.some((one) => one.linkedAt > s.since));
}

/** The shipment with which the order is whole: the least advanced, of several the one handed over last; of those that arrived the last. */
export function lastShipment(state: Delivery): ShipmentState | undefined {
  const handedOver = (s: ShipmentState) => takenAt(s, state.shipments) ?? Number.POSITIVE_INFINITY;
  const open = state.moments.deliveredAt === null ? openShipments(state) : [];
  if (open.length > 0)
    return open.sort((a, b) => MILESTONES[a.milestone].rank - MILESTONES[b.milestone].rank || handedOver(b) - handedOver(a))[0];
  const arrivedAt = (s: ShipmentState) => arrivalOfShipment(s)?.at ?? Number.NEGATIVE_INFINITY;
  return awaitedShipments(state).sort((a, b) => arrivedAt(b) - arrivedAt(a))[0];
}

/** When a carrier took it, under whatever number; null while none has. */
export function takenAt(shipment: ShipmentState, shipments: readonly ShipmentState[]): Instant | null {
  const taken = numbersOf(shipment, shipments).flatMap((s) => s.pickedUpAt ?? []);
  return taken.length > 0 ? Math.min(...taken) : null;
}

/** A shipment and those that went on as it. */
export function numbersOf(shipment: ShipmentState, shipments: readonly ShipmentState[]): ShipmentState[] {
  const numbers = [shipment];
  for (const one of numbers) numbers.push(...shipments.filter((s) => s.goneOnAs === one.key && !numbers.includes(s)));
  return numbers;
}

const outbound = (shipments: readonly ShipmentState[]) => shipments.filter((s) => !s.isReturn && s.goneOnAs === undefined);
