import type { OrderState, TimelineLine } from '../order/order-state';
import type { Place } from '../place/place';
import { DAY, type Instant } from '../shared/instant';
import { MILESTONES, type Milestone } from '../tracking/milestone';
import type { ShipmentArrival } from '../tracking/shipment-arrival';
import type { ShipmentState } from '../tracking/shipment-state';
import { arrivalOf } from './arrival';
import { gone, lastShipment, numbersOf, openShipments, takenAt } from './awaited-shipments';

/** A place as far as journeys are told apart by it. Names are '' where nobody said; degrees are WGS-84. */
export interface Spot {
  country: string;
  /** Province or state, else the city. */
  region: string;
  city: string;
  lat?: number;
  lon?: number;
}

/** Progress of a parcel after its hand-over: by which scan of its kind (`in_transit.arrived`, `in_transit.arrived 2`), and when. */
export interface ProgressScan {
  at: Instant;
  what: string;
  /** When it was told, if that was later. */
  toldAt?: Instant;
  /** When the next one was told, if that one is left out. */
  nextToldAt?: Instant;
}

/** Steps that may be told later than they are taken, and when they were, if that was later. */
export type Told = Partial<Record<'paidAt' | 'packedAt' | 'handedOverAt' | 'outForDeliveryAt' | 'deliveredAt', Instant>>;

/** What the arrival model sees of an order: where it goes, who brings it, and when it took which step. Names are '' where unknown. */
export interface Journey {
  shop: string;
  /** Who sends it: the seller on a marketplace, else the warehouse. */
  sender: string;
  carrier: string;
  service: string;
  payment: string;
  from: Spot;
  to: Spot;
  /** Working days that the seller has from payment to hand-over; null where the shop does not say. */
  dispatchDays: number | null;
  /** By when the shop promised it. */
  promisedBy: Instant | null;
  placedAt: Instant;
  paidAt: Instant | null;
  packedAt: Instant | null;
  handedOverAt: Instant | null;
  /** Whether the hand-over is the carrier's own scan or only the shop's word. */
  isPickedUp: boolean;
  /** Oldest first. */
  scans: ProgressScan[];
  outForDeliveryAt: Instant | null;
  deliveredAt: Instant | null;
  /** Since when nobody waits for it any more although it did not arrive: cancelled, lost, on its way back. */
  endedAt: Instant | null;
  /** Null where nobody knows when it was told, as of an imported past: then as if all had been told at once. */
  told: Told | null;
}

/** When a step was known; null while it was not taken. */
export function toldAt(journey: Journey, step: keyof Told): Instant | null {
  const at = journey[step];
  return at === null ? null : Math.max(at, journey.told?.[step] ?? at);
}

/** When a step was taken, as far as that was known before a moment. */
export function knownBefore(journey: Journey, step: keyof Told, moment: Instant): Instant | null {
  const told = toldAt(journey, step);
  return told !== null && told < moment ? journey[step] : null;
}

/** The journey of an order by what its fold says, as of the last fact in it: of several shipments that of the one it will be whole with. */
export function journeyOf(state: OrderState): Journey {
  const { moments, shipments } = state;
  const last = gone(state) ?? lastShipment(state);
  const arrival = arrivalOf(state);
  const pickedUpAt = last ? takenAt(last, shipments) : null;
  const isPickedUp = pickedUpAt !== null && !isInferred(pickedUpAt, last!, moments);
  const handedOverAt = !isAllSent(state, last) ? null : isPickedUp ? pickedUpAt : moments.shippedAt;
  const taken = {
    paidAt: moments.paidAt,
    packedAt: moments.packedAt,
    handedOverAt,
    outForDeliveryAt: outForDeliveryAt(state, { last, arrival }),
  };
  return {
    shop: state.shop,
    sender: state.seller ?? state.warehouse ?? '',
    carrier: (last ?? shipments.find((s) => !s.isReturn))?.carrier ?? '',
    service: state.service ?? '',
    payment: state.paymentMethod ?? '',
    from: spotOf(state.origin),
    to: spotOf(state.destination),
    dispatchDays: state.dispatchDays ?? null,
    promisedBy: state.promisedBy ?? null,
    placedAt: moments.placedAt,
    ...taken,
    deliveredAt: arrival?.at ?? null,
    isPickedUp: isPickedUp && handedOverAt !== null,
    scans: handedOverAt === null ? [] : scansOf(state, { handedOverAt, arrival, last }),
    endedAt: arrival ? null : endedAt(state),
    told: state.history ? null : toldOf(state, taken, arrival),
  };
}

/** What is told later than that was brought in from another system: the slowest report is the daily one, and a half day for it. */
const LONGEST_LAG = 1.5 * DAY;

/** When a step was told; undefined where it was told at once. */
function toldLate(at: Instant, receivedAt: Instant): Instant | undefined {
  return receivedAt > at && receivedAt <= at + LONGEST_LAG ? receivedAt : undefined;
}

/** By the first line of that moment. */
function toldOf(
  { timeline }: OrderState,
  taken: Record<Exclude<keyof Told, 'deliveredAt'>, Instant | null>,
  arrival: ShipmentArrival | null,
): Told {
  const told: Told = {};
  for (const step of Object.keys(taken) as (keyof typeof taken)[]) {
    const at = taken[step];
    if (at === null) continue;
    let first = Number.POSITIVE_INFINITY;
    for (const line of timeline) if (line.at === at && holds(line)) first = Math.min(first, line.receivedAt);
    const late = toldLate(at, first);
    if (late !== undefined) told[step] = late;
  }
  const arrivalToldAt = arrival ? toldLate(arrival.at, arrival.toldAt) : undefined;
  return arrivalToldAt === undefined ? told : { ...told, deliveredAt: arrivalToldAt };
}

/** Where nobody saw the carrier take it, the fold puts that at the delivery, which proves it: the shop's own word is nearer then. */
function isInferred(pickedUpAt: Instant, { deliveredAt }: ShipmentState, { shippedAt }: OrderState['moments']): boolean {
  return shippedAt !== null && deliveredAt !== null && pickedUpAt >= deliveredAt;
}

/** Whether all of it was sent: of some items there may be no shipment yet, or one that was voided. */
function isAllSent({ lifecycle, shipments }: OrderState, last: ShipmentState | undefined): boolean {
  if (lifecycle === 'partially_shipped' || (lifecycle === 'partially_delivered' && last?.milestone === 'delivered')) return false;
  return last !== undefined || shipments.every((s) => s.isReturn);
}

function spotOf(place: Place | undefined): Spot {
  const { country = '', province = '', city = '', lat, lon } = place ?? {};
  return { country, region: province || city, city, ...(lat !== undefined && lon !== undefined ? { lat, lon } : {}) };
}

/** The fourth scan of a kind and those behind it are alike. */
const MOST_NUMBERED = 4;
/** Scans that are kept of one parcel: the first ones and the last. */
const MOST_SCANS = 12;

/** Scans with their number among those of their kind: the third depot says more of how far a parcel has come than a depot does. */
export function numberScans(scans: readonly ProgressScan[]): ProgressScan[] {
  const counts = new Map<string, number>();
  const numbered = scans.map((scan): ProgressScan => {
    const count = (counts.get(scan.what) ?? 0) + 1;
    counts.set(scan.what, count);
    return { ...scan, what: count === 1 ? scan.what : `${scan.what} ${Math.min(count, MOST_NUMBERED)}` };
  });
  const leftOut = numbered.length > MOST_SCANS ? numbered[MOST_SCANS - 1]! : null;
  if (leftOut) numbered[MOST_SCANS - 2]!.nextToldAt = leftOut.toldAt ?? leftOut.at;
  return numbered.filter((_, i) => i < MOST_SCANS - 1 || i === numbered.length - 1);
}

/** The code of a scan without its number. */
export function scanCode(what: string): string {
  return what.split(' ')[0]!;
}

/** How an order came: by the shipment it is whole with. */
interface Way {
  last: ShipmentState | undefined;
  arrival: ShipmentArrival | null;
}

/** Scans that show how far a parcel has come. */
function scansOf(state: OrderState, { handedOverAt, arrival, last }: { handedOverAt: Instant } & Way): ProgressScan[] {
  const scans: ProgressScan[] = [];
  const arrivedAt = arrival?.at ?? Number.POSITIVE_INFINITY;
  const others = keysOfOthers(state, last);
  for (const line of state.timeline) {
    if (line.code === null || line.at < handedOverAt || line.at >= arrivedAt || !holds(line) || others.has(line.shipmentKey)) continue;
    const milestone = line.code.split('.')[0] as Milestone;
    if (MILESTONES[milestone]?.rank === MILESTONES.in_transit.rank) scans.push(scanOf(line, line.code, state.history));
  }
  return numberScans(scans);
}

function scanOf({ at, receivedAt }: TimelineLine, what: string, isHistory: boolean): ProgressScan {
  const late = isHistory ? undefined : toldLate(at, receivedAt);
  return late === undefined ? { what, at } : { what, at, toldAt: late };
}

function holds(line: TimelineLine): boolean {
  return !line.isWithdrawn && !line.isQuarantined;
}

/** Keys of shipments that are not the last one, under none of its numbers. */
function keysOfOthers({ shipments }: OrderState, last: ShipmentState | undefined): Set<string> {
  const own = last ? numbersOf(last, shipments) : [];
  return new Set(shipments.filter((s) => !own.includes(s)).map((s) => s.key));
}

/** Since when everything that is still on its way is with a courier, or the last was before it arrived; null while some of it is not. */
function outForDeliveryAt(state: OrderState, { last, arrival }: Way): Instant | null {
  const open = openShipments(state);
  if (arrival === null)
    return open.length > 0 && open.every((s) => s.milestone === 'out_for_delivery') ? Math.max(...open.map((s) => s.since)) : null;
  const others = keysOfOthers(state, last);
  const told = state.timeline.find((line) => line.code === 'out_for_delivery' && holds(line) && !others.has(line.shipmentKey));
  return told && told.at < arrival.at ? told.at : null;
}

function endedAt(state: OrderState): Instant | null {
  const lost = gone(state);
  if (lost) return lost.since;
  const isOver =
    state.lifecycle === 'cancelled' || state.lifecycle === 'returned' || state.overlay === 'cancelling' || state.overlay === 'returning';
  return isOver ? (state.moments.cancelledAt ?? state.since) : null;
}

/** The journey as it was known at a moment. Who brings it is taken as known since the hand-over, for nobody wrote down when it was chosen. */
export function asSeenAt(journey: Journey, at: Instant): Journey {
  const known = (step: keyof Told) => knownBefore(journey, step, at + 1);
  return {
    ...journey,
    ...(known('handedOverAt') === null ? { carrier: '', service: '' } : {}),
    paidAt: known('paidAt'),
    packedAt: known('packedAt'),
    handedOverAt: known('handedOverAt'),
    scans: journey.scans.filter((scan) => (scan.toldAt ?? scan.at) <= at),
    outForDeliveryAt: known('outForDeliveryAt'),
    deliveredAt: known('deliveredAt'),
    endedAt: journey.endedAt !== null && journey.endedAt <= at ? journey.endedAt : null,
  };
}
