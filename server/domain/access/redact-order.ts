import type { EtaChange } from '../eta/eta-change';
import type { CustomerWord } from '../order/customer-word';
import type { OrderDocument } from '../order/order-document';
import type { OrderState, TimelineLine } from '../order/order-state';
import { locate } from '../place/locate';
import type { Place } from '../place/place';
import type { Attention, AttentionKind } from '../tracking/attention';
import type { SourceKind } from '../tracking/fact';
import type { ShipmentState } from '../tracking/shipment-state';
import { chooseHeadline } from '../wording/choose-headline';
import { reasonOf } from '../wording/reasons';
import type { Tier } from './tier';

/** Flags that mean something to a customer; the others are work for staff. */
const TOLD: ReadonlySet<AttentionKind> = new Set(['stalled', 'late', 'exception', 'conflict', 'silent', 'disputed', 'consent_breach']);

function isFlagTold({ kind, reason, told }: Attention): boolean {
  return TOLD.has(kind) && reasonOf(reason).isPublic && told?.kind !== 'silence';
}

/**
 * The document with nothing in it that `tier` may not see. Everything shown, headline included, is made from the
 * result, so that a word added later cannot leak what was taken out here.
 */
export function redactOrder(document: OrderDocument, tier: Tier): OrderDocument {
  if (tier === 'staff') return document;
  const attention = document.attention.filter(isFlagTold).map(redactAttention);
  const state = redactState(document.state, tier, attention);
  const headline = tier === 0 ? chooseHeadline({ state, attention, eta: document.eta }) : document.headline;
  const { etaTold: _told, etaChange, ...rest } = document;
  const change = etaChange && redactChange(etaChange, tier);
  return { ...rest, ...(change ? { etaChange: change } : {}), state, attention, headline };
}

function redactChange(change: EtaChange, tier: 0 | 1 | 2): EtaChange {
  const { place, cause, ...rest } = change;
  return { ...rest, cause: publicReason(cause), place: place && redactPlace(place, tier) };
}

function redactState(state: OrderState, tier: 0 | 1 | 2, attention: Attention[]): OrderState {
  const timeline = state.timeline.filter((line) => isTold(line, tier)).map((line) => redactLine(line, tier));
  const open: OrderState = {
    ...state,
    attention,
    tags: [],
    pauses: undefined,
    ...(state.customer ? { customer: redactCustomer(state.customer, tier) } : {}),
    ...(state.forced ? { forced: { ...state.forced, by: '', confirmedBy: undefined } } : {}),
    warehouse: undefined,
    seller: undefined,
    service: undefined,
    dispatchDays: undefined,
    paymentMethod: undefined,
    origin: state.origin && redactPlace(state.origin, tier),
    destination: state.destination && redactPlace(tier === 2 ? state.destination : { ...state.destination, text: undefined }, tier),
    shipments: state.shipments.map((shipment) => redactShipment(shipment, tier)),
    timeline,
  };
  if (tier > 0) return open;
  return {
    ...open,
    tickets: undefined,
    rating: undefined,
    orderNo: maskOrderNo(state.orderNo),
    items: [],
    amount: undefined,
    currency: undefined,
  };
}

/** Nothing at the parcel tier: that somebody wants to move or cancel is the recipient's own business. */
function redactCustomer(customer: CustomerWord, tier: 0 | 1 | 2): CustomerWord | undefined {
  if (tier === 0) return undefined;
  const requests = customer.requests?.map((r) => (r.place ? { ...r, place: redactPlace(r.place, tier) } : r));
  return { ...customer, ...(requests ? { requests } : {}) };
}

/** The last four characters: enough to recognise one's own order, useless to somebody who found the parcel. */
export function maskOrderNo(orderNo: string): string {
  return `…${orderNo.slice(-Math.min(4, Math.floor(orderNo.length / 2)))}`;
}

/** Lines for staff only, and at the parcel tier lines that have nothing but the source's own words. */
function isTold(line: TimelineLine, tier: 0 | 1 | 2): boolean {
  if (!line.customerVisible || line.isWithdrawn || line.isQuarantined) return false;
  return tier > 0 || line.code !== null;
}

/** Who writes for the eyes of customers; the notes of a warehouse or an accounting system are meant for colleagues. */
const WRITES_FOR_CUSTOMERS: ReadonlySet<SourceKind> = new Set(['carrier', 'aggregator', 'tms']);

/** Field by field, so that what is added to a line one day stays inside until somebody decides otherwise. */
function redactLine(line: TimelineLine, tier: 0 | 1 | 2): TimelineLine {
  return {
    identity: line.identity,
    at: line.at,
    precision: line.precision,
    receivedAt: line.receivedAt,
    code: line.code,
    source: line.source,
    sourceKind: line.sourceKind,
    alsoSources: line.alsoSources,
    text: tier > 0 && WRITES_FOR_CUSTOMERS.has(line.sourceKind) ? line.text : undefined,
    place: line.place && redactPlace(line.place, tier),
    reason: publicReason(line.reason),
    shipmentKey: line.shipmentKey,
    customerVisible: true,
  };
}

function redactShipment(shipment: ShipmentState, tier: 0 | 1 | 2): ShipmentState {
  return {
    ...shipment,
    reason: publicReason(shipment.reason),
    items: tier === 0 ? [] : shipment.items,
    place: shipment.place && redactPlace(shipment.place, tier),
  };
}

function publicReason(reason: string | undefined): string | undefined {
  return reason !== undefined && reasonOf(reason).isPublic ? reason : undefined;
}

function redactAttention(flag: Attention): Attention {
  return { ...flag, rule: undefined, rung: undefined, facts: undefined };
}

/** City at tier 0 and district at tier 1, with coordinates no finer than that (0.1° is 11 km, 0.01° is 1 km). */
function redactPlace(place: Place, tier: 0 | 1 | 2): Place {
  if (tier === 2) return place;
  const { country, province, city } = place;
  if (tier === 0) return { country, province, city, ...rounded(cityOf(place), 10) };
  return { text: place.text, country, province, city, district: place.district, ...rounded(place, 100) };
}

/** A county's centre, even rounded, would tell the county: its city's stands for it where that is known. */
function cityOf({ country, province, city, lat, lon }: Place): Place {
  const known = lat === undefined ? {} : locate({ country, province, city });
  return known.lat === undefined ? { lat, lon } : known;
}

function rounded({ lat, lon }: Place, scale: number): Pick<Place, 'lat' | 'lon'> {
  return lat === undefined || lon === undefined ? {} : { lat: Math.round(lat * scale) / scale, lon: Math.round(lon * scale) / scale };
}
