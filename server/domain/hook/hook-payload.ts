import { z } from 'zod';
import { orderReading, placeReading, shipmentReading } from '../access/order-reading';
import { presentOrder } from '../access/present-order';
import type { OrderDocument } from '../order/order-document';
import { type Instant, toIso } from '../shared/instant';

/** A place as far as its district: what is smaller is somebody's door. */
const coarsePlace = placeReading.pick({ country: true, province: true, city: true, district: true });

/**
 * The order as it stands when the message is sent: what `GET /api/v1/orders/{orderNo}` answers without the timeline, the goods and
 * everything that names a person or a place smaller than a district.
 */
export const hookOrder = orderReading
  .omit({
    timeline: true,
    requests: true,
    customer: true,
    items: true,
    amount: true,
    currency: true,
    origin: true,
    tags: true,
    code: true,
    history: true,
  })
  .extend({ destination: coarsePlace.optional(), shipments: z.array(shipmentReading.extend({ place: coarsePlace.optional() })) })
  .meta({ id: 'HookOrder' });

export type HookOrder = z.infer<typeof hookOrder>;

/** Identifiers stand in the header `webhook-id` as well. */
const envelope = {
  id: z.string().meta({
    description: 'The same in every try of a message, and in a replay: what was seen before may be dropped',
    example: 'msg_0199…',
  }),
  timestamp: z.iso.datetime().meta({ description: 'When it happened' }),
};

/** The body of a message of one kind. */
export function messageSchema(type: string, change: z.ZodType): z.ZodType {
  return z.object({
    ...envelope,
    type: z.literal(type),
    data: z.object({
      shop: z.string(),
      orderNo: z.string(),
      sequence: z.number().int().meta({
        description:
          'Version of the order that brought it about; grows with every change of the order. Notices repeat the version they tell of.',
      }),
      change,
      order: hookOrder.meta({
        description:
          'The order as it stands at the moment of sending. Its `version` is at least `sequence`: keep the highest one you have seen, and drop what is older.',
      }),
      url: z.url().meta({ description: 'Where everything about the order is read, timeline included; needs an API key' }),
    }),
  });
}

/** A message that waits, as far as its body is made of it. */
export interface HookCause {
  id: string;
  type: string;
  version: number | null;
  change: unknown;
  happenedAt: Instant;
}

/** What stands in `webhook-id`. */
export function messageId(id: string): string {
  return `msg_${id.replaceAll('-', '')}`;
}

/** The body of a message about an order; `base` is where the product is reached. */
export function orderPayload(cause: HookCause, document: OrderDocument, at: { now: Instant; timeZone: string; base: string }) {
  const { shop, orderNo } = document.state;
  const data = {
    shop,
    orderNo,
    sequence: cause.version ?? document.version,
    change: cause.change,
    order: presentForHook(document, at),
    url: `${at.base}/api/v1/orders/${encodeURIComponent(orderNo)}?shop=${encodeURIComponent(shop)}`,
  };
  return { ...head(cause), data };
}

/** The body of a test: it is about nothing. */
export function testPayload(cause: HookCause) {
  return { ...head(cause), data: { test: true } };
}

function head({ id, type, happenedAt }: HookCause) {
  return { id: messageId(id), type, timestamp: toIso(happenedAt) };
}

/** What the schema does not name stays inside: what is added to an order one day is sent to nobody until somebody decides so. */
function presentForHook(document: OrderDocument, at: { now: Instant; timeZone: string }): HookOrder {
  return hookOrder.parse(presentOrder(document, { tier: 'staff', ...at }));
}
