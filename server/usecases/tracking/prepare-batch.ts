import { locate, placeOfScan } from '@/server/domain/place/locate';
import type { Place } from '@/server/domain/place/place';
import { type Instant, MINUTE } from '@/server/domain/shared/instant';
import { storable } from '@/server/domain/shared/storable';
import { canonicalCarrier, shipmentKey } from '@/server/domain/tracking/carriers';
import { isShipmentCode } from '@/server/domain/tracking/event-code';
import type { Fact } from '@/server/domain/tracking/fact';
import { normaliseNumber } from '@/server/domain/tracking/identity';
import { redactText } from '@/server/domain/tracking/redact-text';
import { sha256Hex } from '@/server/platform/crypto';
import type { NewFact, NewOrder } from './record-batch';

/** A source's clock may run this far ahead; further and the fact is quarantined (DOMAIN 5.3.5). */
const SKEW_MS = 10 * MINUTE;

/** Name of an order as rows are found by. */
export interface OrderName {
  shop: string;
  orderNo: string;
  orderKey: string;
}

/** A new fact, ready but for the id of its order. */
export interface PreparedFact {
  order: OrderName | null;
  /** Key of the shipment it names. */
  shipmentKey: string | null;
  /** About the shipment, not the order. */
  isAboutShipment: boolean;
  body: Omit<Fact, 'subject'>;
}

export function orderName(shop: string, orderNo: string): OrderName {
  return { shop, orderNo: orderNo.trim(), orderKey: normaliseNumber(orderNo) };
}

/** Identity of a fact in the log: source account and what makes it the same fact, as a digest. */
export function identityOf(source: string, identityKey: string): string {
  return sha256Hex(`${source}\n${identityKey}`).slice(0, 32);
}

/** The header of an order as a fact of the log. */
export function prepareOrder(order: NewOrder, now: Instant, history: boolean): PreparedFact {
  const { header, reporter } = storable(order);
  const placed = {
    ...header,
    ...(header.destination ? { destination: locate(header.destination) } : {}),
    ...(header.origin ? { origin: locate(header.origin) } : {}),
  };
  return {
    order: orderName(header.shop, header.orderNo),
    shipmentKey: null,
    isAboutShipment: false,
    body: {
      source: reporter.source,
      sourceKind: reporter.kind,
      identity: identityOf(reporter.source, 'header'),
      code: 'order.placed',
      occurredAt: header.placedAt,
      precision: 'second',
      receivedAt: now,
      classifier: 'actual',
      ordinal: 0,
      data: { header: placed, ...(order.changedAt !== undefined ? { changedAt: order.changedAt } : {}) },
      ...(history ? { history: true } : {}),
    },
  };
}

/** Whether a report is about its shipment: by its code, or unmapped and told by who only knows shipments. */
export function isAboutShipment(fact: NewFact): boolean {
  if (!fact.shipment) return false;
  if (fact.code !== null) return isShipmentCode(fact.code) || fact.code === 'carrier.corrected';
  return !fact.order || fact.reporter.kind === 'carrier' || fact.reporter.kind === 'aggregator';
}

/** A report as a fact of the log: carriers by our codes, place located, words without personal data. */
export function prepareFact(given: NewFact, now: Instant, history: boolean): PreparedFact {
  const fact = storable(given);
  const key = fact.shipment ? shipmentKey(fact.shipment.carrier, fact.shipment.trackingNo) : null;
  const aboutShipment = isAboutShipment(fact);
  const place = redactPlace(aboutShipment ? placeOfScan(fact.place, fact.text) : fact.place && locate(fact.place));
  const data = { ...fact.data };
  if (fact.shipment && !aboutShipment) data.shipment = splitNumber(fact.shipment);
  if (data.next) data.next = splitNumber(data.next);
  return {
    order: fact.order ? orderName(fact.order.shop, fact.order.orderNo) : null,
    shipmentKey: key,
    isAboutShipment: aboutShipment,
    body: {
      source: fact.reporter.source,
      sourceKind: fact.reporter.kind,
      identity: identityOf(fact.reporter.source, fact.identityKey),
      code: fact.code,
      ...(fact.sourceCode ? { sourceCode: fact.sourceCode } : {}),
      ...(fact.reason ? { reason: fact.reason } : {}),
      occurredAt: fact.occurredAt,
      precision: fact.precision,
      receivedAt: now,
      classifier: fact.classifier ?? 'actual',
      ordinal: fact.ordinal ?? 0,
      ...(place ? { place } : {}),
      ...(fact.text ? { text: redactText(fact.text) } : {}),
      ...(Object.keys(data).length > 0 ? { data } : {}),
      ...(history ? { history: true } : {}),
      ...(fact.occurredAt > now + SKEW_MS && (fact.classifier ?? 'actual') === 'actual' ? { quarantined: true } : {}),
    },
  };
}

function redactPlace(place: Place | undefined): Place | undefined {
  return place?.text ? { ...place, text: redactText(place.text) } : place;
}

function splitNumber<T extends { carrier: string; trackingNo: string }>(shipment: T): T {
  return { ...shipment, carrier: canonicalCarrier(shipment.carrier), trackingNo: normaliseNumber(shipment.trackingNo) };
}
