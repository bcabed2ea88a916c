import type { OrderState, TimelineLine } from '../order/order-state';
import { DAY, HOUR, type Instant } from '../shared/instant';
import { MILESTONES, type Milestone } from '../tracking/milestone';
import type { ShipmentState } from '../tracking/shipment-state';
import { awaitedShipments, numbersOf, openShipments } from './awaited-shipments';
import { lineHolds } from './line-holds';

/** When something arrived, and when that was first told; never before it. */
export interface Arrival {
  at: Instant;
  toldAt: Instant;
}

/** What has arrived may still move on: to the door after a pick-up point. */
const MOVES_ON = { from: MILESTONES.picked_up.rank, to: MILESTONES.out_for_delivery.rank };

/** By local wall time half the deliveries of a day have been made (the hours of `stepClock`). */
const HALF_OF_A_DAY = 13 * HOUR;

/**
 * When the last of an order came to its door, or to the point where it waits to be collected: the way there is the carrier's, the
 * time there the customer's. Null while some of it has not.
 */
export function arrivalOf(state: OrderState): Arrival | null {
  const { deliveredAt } = state.moments;
  const open = openShipments(state);
  if (deliveredAt === null && (open.length === 0 || open.some((s) => s.milestone !== 'available_for_pickup'))) return null;
  const arrivals = awaitedShipments(state).flatMap((one) => arrivalOfShipment(state, one) ?? []);
  return arrivals.reduce<Arrival | null>((last, one) => (last && last.at >= one.at ? last : one), null);
}

function arrivalOfShipment(state: OrderState, shipment: ShipmentState): Arrival | null {
  const keys = new Set(numbersOf(shipment, state.shipments).map((s) => s.key));
  const lines = state.timeline.filter((line) => line.code !== null && lineHolds(line) && keys.has(line.shipmentKey));
  const readyAt = readySince(lines, shipment.deliveredAt);
  const at = readyAt ?? shipment.deliveredAt;
  return at === null ? null : toldFirst(lines, at);
}

/** Since when it lay where it can be collected, until it was; null where it came to the door. */
function readySince(lines: readonly TimelineLine[], deliveredAt: Instant | null): Instant | null {
  let readyAt: Instant | null = null;
  for (const line of lines) {
    if (deliveredAt !== null && line.at >= deliveredAt) break;
    const milestone = line.code!.split('.')[0] as Milestone;
    const { rank } = MILESTONES[milestone] ?? { rank: -1 };
    if (milestone === 'available_for_pickup') readyAt ??= line.at;
    else if (rank >= MOVES_ON.from && rank <= MOVES_ON.to) readyAt = null;
  }
  return readyAt;
}

/** By the first line of that moment; a line that names only the day stands at its end, and means some hour of it. */
function toldFirst(lines: readonly TimelineLine[], at: Instant): Arrival {
  const told = lines.filter((line) => line.at === at);
  if (told.length === 0) return { at, toldAt: at };
  const toldAt = Math.min(...told.map((line) => line.receivedAt));
  if (told.some((line) => line.precision !== 'day')) return { at, toldAt: Math.max(at, toldAt) };
  const before = lines.findLast((line) => line.at < at)?.at ?? Number.NEGATIVE_INFINITY;
  const someHour = Math.max(before, Math.min(at, toldAt, at + 1 - DAY + HALF_OF_A_DAY));
  return { at: someHour, toldAt: Math.max(someHour, toldAt) };
}
