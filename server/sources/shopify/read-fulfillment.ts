import { normaliseNumber } from '@/server/domain/tracking/identity';
import { cleanText } from '../clean-text';
import { readVendorTime } from '../read-vendor-time';
import type { OrderRef, Report, ReportedFact, ShipmentRef } from '../source';
import { mapShopify } from './status-map';
import type { ShopifyFulfillment, ShopifyFulfillmentEvent } from './webhook-schema';

/** Adds a fulfilment: the order was shipped with each of its tracking numbers, and how far the shop says they are. */
export function addFulfillment(report: Report, fulfillment: ShopifyFulfillment, order: OrderRef, timeZone: string): void {
  const facts = fulfillmentFacts(report, fulfillment, timeZone);
  report.facts.push(...facts.map((fact) => ({ ...fact, order })));
}

/** Adds a fulfilment that names its order only by Shopify's id; it waits until the order has come. */
export function addWaitingFulfillment(report: Report, fulfillment: ShopifyFulfillment, timeZone: string): void {
  const alias = `order:${fulfillment.order_id}`;
  report.byAlias.push(...fulfillmentFacts(report, fulfillment, timeZone).map((fact) => ({ alias, fact })));
}

function fulfillmentFacts(report: Report, fulfillment: ShopifyFulfillment, timeZone: string): ReportedFact[] {
  const createdAt = readVendorTime(fulfillment.created_at, timeZone)?.at;
  if (createdAt === undefined) {
    report.unreadable.push('created_at of a fulfilment');
    return [];
  }
  const updatedAt = readVendorTime(fulfillment.updated_at, timeZone)?.at ?? createdAt;
  const shipments = shipmentsOf(fulfillment);
  report.aliases.push({ alias: `fulfillment:${fulfillment.id}`, shipments });
  const told = (code: string | null, sourceCode: string, occurredAt: number, shipment?: ShipmentRef): ReportedFact => ({
    shipment,
    identityKey: `id|fulfillment:${fulfillment.id}:${sourceCode}:${shipment ? normaliseNumber(shipment.trackingNo) : ''}`,
    code,
    sourceCode,
    occurredAt,
    precision: 'second',
  });
  if (fulfillment.status === 'cancelled') return shipments.map((shipment) => told('voided', 'cancelled', updatedAt, shipment));
  if (fulfillment.status === 'error' || fulfillment.status === 'failure') return [];
  if (shipments.length === 0) return [told('shipped', 'fulfilled', createdAt)];
  return shipments.flatMap((shipment) => {
    const facts = [told('shipped', 'fulfilled', createdAt, shipment)];
    const status = fulfillment.shipment_status;
    if (status) facts.push(told(mapShopify(status).code, status, updatedAt, shipment));
    return facts;
  });
}

function shipmentsOf(fulfillment: ShopifyFulfillment): ShipmentRef[] {
  const numbers = [...fulfillment.tracking_numbers, fulfillment.tracking_number ?? '']
    .map(cleanText)
    .filter((n) => normaliseNumber(n) !== '');
  const items = (fulfillment.line_items ?? []).map((item) => ({ sku: item.sku ?? item.id, quantity: item.quantity }));
  return [...new Set(numbers)].map((trackingNo) => ({ carrier: fulfillment.tracking_company ?? 'other', trackingNo, items }));
}

/** Adds an event of a fulfilment; which shipments it is about is known from the fulfilment. */
export function addFulfillmentEvent(report: Report, event: ShopifyFulfillmentEvent, timeZone: string): void {
  const time = readVendorTime(event.happened_at, timeZone);
  if (!time) {
    report.unreadable.push('happened_at');
    return;
  }
  const expected = readVendorTime(event.estimated_delivery_at, timeZone);
  const text = [event.city, event.province, event.country].filter(Boolean).join(', ');
  const coordinates = event.latitude && event.longitude ? { lat: event.latitude, lon: event.longitude } : {};
  report.byAlias.push({
    alias: `fulfillment:${event.fulfillment_id}`,
    fact: {
      identityKey: `id|fulfillment_event:${event.id}`,
      ...mapShopify(event.status),
      sourceCode: event.status,
      occurredAt: time.at,
      precision: time.precision,
      place: text ? { text, city: event.city, province: event.province, ...coordinates } : undefined,
      text: cleanText(event.message) || undefined,
      data: expected ? { expectedBy: expected.at } : undefined,
    },
  });
}
