import type { OrderState } from '../order/order-state';
import type { Instant } from '../shared/instant';
import { MILESTONES, type Milestone } from '../tracking/milestone';
import type { ShipmentState } from '../tracking/shipment-state';

type Shipments = Pick<OrderState, 'shipments'>;

/** Shipments that arrive no more. */
const GONE_WRONG: ReadonlySet<Milestone> = new Set<Milestone>(['returning', 'returned', 'lost', 'destroyed']);

/** Outbound shipments under their latest number that arrived or still may: none that was lost, sent back or voided. */
export function awaitedShipments({ shipments }: Shipments): ShipmentState[] {
  return outbound(shipments).filter((s) => s.milestone !== 'voided' && !GONE_WRONG.has(s.milestone));
}

/** Those of them that still have to arrive. */
export function openShipments(state: Shipments): ShipmentState[] {
  return awaitedShipments(state).filter((s) => s.milestone !== 'delivered');
}

/** A shipment that went wrong while no other is on its way that could stand in for it; a voided one was never sent. */
export function gone(state: Shipments): ShipmentState | undefined {
  return openShipments(state).length > 0 ? undefined : outbound(state.shipments).find((s) => GONE_WRONG.has(s.milestone));
}

/** The shipment with which the order will be whole: the least advanced, of several the one handed over last; of those that arrived the last. */
export function lastShipment(state: Shipments): ShipmentState | undefined {
  const handedOver = (s: ShipmentState) => takenAt(s, state.shipments) ?? Number.POSITIVE_INFINITY;
  const open = openShipments(state);
  if (open.length > 0)
    return open.sort((a, b) => MILESTONES[a.milestone].rank - MILESTONES[b.milestone].rank || handedOver(b) - handedOver(a))[0];
  return awaitedShipments(state).sort((a, b) => (b.deliveredAt ?? b.since) - (a.deliveredAt ?? a.since))[0];
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
