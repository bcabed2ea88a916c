import { z } from 'zod';
import { DAY_PARTS, LEAVE_PLACES } from '../order/customer-word';
import { isShipmentCode, POSTABLE_CODES } from '../tracking/event-code';
import type { PostedEvent } from './posted-event';
import {
  coordinates,
  country,
  currency,
  decimal,
  instant,
  instantText,
  line,
  orderNumber,
  shipment,
  shopCode,
  words,
} from './schema-parts';

/** The closed list of codes that may be posted; served with the OpenAPI document. */
export const eventCode = z
  .enum(POSTABLE_CODES as [string, ...string[]], { error: 'is no code that can be posted; see EventCode in /api/openapi.json' })
  .meta({
    id: 'EventCode',
    description:
      'With `shipment`: a milestone, with an optional sub-status after a dot, or `problem.*`. Without: a fact about the order; `packed` and `shipped` may carry the shipment that they create. Derived states cannot be posted.',
  });

const payment = z
  .object({
    paymentNo: line(100),
    method: line(50).optional(),
    amount: decimal.optional(),
    currency: currency.optional(),
    state: line(50).optional(),
  })
  .meta({ id: 'Payment' });

const place = z
  .object({
    text: words(300).optional(),
    country: country.optional(),
    province: line(100).optional(),
    city: line(100).optional(),
    district: line(100).optional(),
    ...coordinates,
  })
  .meta({ id: 'Place' });

/** Names under which the portal itself writes into the log. */
const RESERVED = /^(daona|portal)$/i;

/** One event of `POST /api/v1/events`. */
export const postedEvent = z
  .object({
    shop: shopCode.optional(),
    orderNo: orderNumber.optional(),
    source: line(64)
      .refine((name) => !RESERVED.test(name), "is the portal's own name")
      .meta({
        description: 'Name of the reporting system as it stands on the timeline: a registered source, or `wms`, `erp`, `tms`, a carrier …',
        example: 'wms',
      }),
    eventId: line(200).optional().meta({
      description:
        "The source's own id of the event: the same id is the same event, however often it comes. With code `withdrawn` it names the event that is taken back.",
    }),
    code: eventCode.optional(),
    sourceCode: line(100).optional().meta({ description: "The source's own word; goes through its map when `code` is missing." }),
    occurredAt: instantText,
    shipment: shipment.optional(),
    place: place.optional(),
    note: words(2000).optional().meta({ description: "The source's words. Names, phones and pickup codes are blotted out." }),
    payment: payment.optional(),
    expectedBy: instant.optional().meta({ description: "The source's own promise for the shipment." }),
    warehouse: line(100).optional(),
    leave: z
      .array(z.enum(LEAVE_PLACES))
      .optional()
      .meta({ description: 'With `leave.consented`: the places the customer agreed to; every one where it is left out.' }),
    window: z
      .object({ on: z.iso.date(), part: z.enum(DAY_PARTS).default('any') })
      .optional()
      .meta({ description: 'With `delivery.time_requested`: the day and part of day that the customer wants.' }),
  })
  .superRefine((event, ctx) => {
    const wrong = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message });
    if (!event.code && !event.sourceCode) wrong('code', 'give code, or sourceCode to have it mapped');
    if (event.code === 'withdrawn' && !event.eventId) wrong('eventId', 'is missing: which event is taken back?');
    if (event.shop && !event.orderNo) wrong('orderNo', 'is missing beside shop');
    if (event.orderNo && !event.shop) wrong('shop', 'is missing beside orderNo');
    if (!event.orderNo && !event.shipment) wrong('orderNo', 'give shop and orderNo, or shipment');
    if (event.code && isShipmentCode(event.code) && !event.shipment) wrong('shipment', `${event.code} is about a shipment; say which`);
    if (event.code && !isShipmentCode(event.code) && !event.orderNo) wrong('orderNo', `${event.code} is about an order; say which`);
  })
  .transform(
    ({ shop, orderNo, occurredAt, ...event }): PostedEvent => ({
      ...event,
      order: shop && orderNo ? { shop, orderNo } : undefined,
      occurredAt: Date.parse(occurredAt),
      precision: /T\d\d:\d\d:/.test(occurredAt) ? 'second' : 'minute',
    }),
  )
  .meta({
    id: 'PostedEvent',
    example: {
      shop: 'north',
      orderNo: 'N-2026-1107',
      source: 'wms',
      eventId: 'out-5571',
      code: 'shipped',
      occurredAt: '2026-11-20T17:30:00+08:00',
      shipment: { carrier: 'sf', trackingNo: 'SF1234567890123', items: [{ sku: 'TEA-1', quantity: 2 }] },
      place: { city: '杭州市' },
    },
  });
