import { z } from 'zod';
import { CHANGE_REASONS } from '../eta/eta-change';
import { LIFECYCLES, type Lifecycle, OVERLAYS, type Overlay, PHASES, type Phase } from '../order/lifecycle';
import { PAYMENT_STATES, type PaymentState } from '../payment/payment-state';
import { ATTENTION_KINDS } from '../tracking/attention';
import { SOURCE_KINDS } from '../tracking/fact';
import { MILESTONE_NAMES } from '../tracking/milestone';
import { requestReading } from './present-request';

const instant = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC', example: '2026-11-21T12:00:00.000Z' });
const text = z.object({ 'zh-CN': z.string(), en: z.string() });
const names = <T extends string>(table: Record<T, unknown>) => z.enum(Object.keys(table) as [T, ...T[]]);

export const placeReading = z.object({
  text: z.string().optional(),
  country: z.string().optional(),
  province: z.string().optional(),
  city: z.string().optional(),
  district: z.string().optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
});

export const itemReading = z.object({
  sku: z.string(),
  name: z.string().optional(),
  quantity: z.number(),
  price: z.string().optional(),
});

export const shipmentReading = z.object({
  carrier: z.string(),
  carrierName: text,
  trackingNo: z.string(),
  carrierUrl: text,
  milestone: z.enum(MILESTONE_NAMES as [(typeof MILESTONE_NAMES)[number], ...typeof MILESTONE_NAMES]),
  milestoneName: text,
  subStatus: z.string().optional(),
  reason: z.string().optional(),
  since: instant,
  lastEventAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  deliveredKind: z.string().optional(),
  place: placeReading.optional(),
  expectedBy: instant.optional().meta({ description: "The carrier's own estimate" }),
  isReturn: z.boolean(),
  items: z.array(itemReading),
});

export const attentionReading = z.object({
  kind: z.enum(ATTENTION_KINDS),
  since: instant,
  reason: z.string(),
  actor: z.string(),
  severity: z.enum(['P0', 'P1', 'P2', 'P3']),
  trackingNo: z.string().optional(),
  nextUpdateAt: instant.optional(),
  rule: z.string().optional().meta({ description: 'Staff only' }),
  rung: z.number().optional().meta({ description: 'Staff only' }),
  claims: z
    .array(z.object({ source: z.string(), code: z.string().nullable(), words: text, at: instant, receivedAt: instant }))
    .optional()
    .meta({ description: 'Staff only: what each side of a conflict said' }),
});

export const etaReading = z.object({
  from: instant.meta({ description: 'The window that customers are told: 8 of 10 arrive between `from` and `to`' }),
  to: instant,
  p10: instant,
  p50: instant,
  p80: instant,
  p90: instant,
  p95: instant,
  lateAt: instant.meta({ description: 'Past it the order is later than usual: 95 of 100 such orders had arrived by then' }),
  basis: z.object({ level: z.string(), orders: z.number(), leg: z.string() }),
  notBefore: instant.optional().meta({ description: 'During an exception only this lower bound is told' }),
});

export const etaChangeReading = z
  .object({
    at: instant,
    byDays: z.number().int().meta({ description: 'Above 0 later, below 0 earlier than was told before' }),
    reason: z.enum(CHANGE_REASONS),
    place: placeReading.optional(),
    since: instant.optional().meta({ description: 'Since when it waits' }),
    cause: z.string().optional(),
    words: text,
  })
  .meta({ description: 'Why the order comes on another day than was told; for three days, and not while there is trouble' });

export const timelineReading = z.object({
  at: instant.nullable().meta({ description: 'Null for an inferred step: nobody said when' }),
  precision: z.enum(['second', 'minute', 'day']).nullable(),
  receivedAt: instant.nullable().meta({ description: 'When the portal learned it; null for an inferred step' }),
  inferred: z.literal(true).optional().meta({ description: 'Nobody scanned this step; the entry after it proves that it happened' }),
  code: z.string().nullable(),
  words: text.meta({ description: 'What the code means, for people' }),
  source: z.string(),
  sourceKind: z.enum(SOURCE_KINDS),
  alsoSources: z.array(z.string()).optional(),
  text: z.string().optional().meta({ description: "The source's own words, free of personal data" }),
  place: placeReading.optional(),
  reason: z.string().optional(),
  trackingNo: z.string().optional(),
  sourceCode: z.string().optional().meta({ description: 'Staff only' }),
  revisions: z.number().optional().meta({ description: 'Staff only' }),
  by: z.string().optional().meta({ description: 'Staff only' }),
  customerVisible: z.boolean().optional().meta({ description: 'Staff only' }),
  isWithdrawn: z.boolean().optional().meta({ description: 'Staff only' }),
  isQuarantined: z.boolean().optional().meta({ description: 'Staff only' }),
});

/** An order as the API answers it (DESIGN section 6). Public tiers have the same shape with less in it. */
export const orderReading = z
  .object({
    shop: z.string(),
    orderNo: z.string().meta({ description: 'Masked at the parcel tier' }),
    type: z.enum(['normal', 'presale', 'custom']),
    version: z.number(),
    asOf: instant.meta({ description: 'When this version was made' }),
    lifecycle: names<Lifecycle>(LIFECYCLES),
    lifecycleCode: z.string().meta({ example: 'O50' }),
    lifecycleName: text,
    overlay: names<Overlay>(OVERLAYS).optional(),
    phase: names<Phase>(PHASES),
    since: instant,
    forced: z
      .object({ lifecycle: names<Lifecycle>(LIFECYCLES), instead: names<Lifecycle>(LIFECYCLES), since: instant, until: instant })
      .optional()
      .meta({ description: 'Staff only: the lifecycle was set by hand; `instead` is what the facts say, `until` when it lapses' }),
    headline: z.object({
      'zh-CN': z.object({ long: z.string(), short: z.string() }),
      'zh-TW': z.object({ long: z.string(), short: z.string() }),
      en: z.object({ long: z.string(), short: z.string() }),
    }),
    payment: names<PaymentState>(PAYMENT_STATES),
    placedAt: instant,
    promisedBy: instant.optional(),
    origin: placeReading.optional(),
    destination: placeReading.optional(),
    items: z.array(itemReading),
    amount: z.string().optional(),
    currency: z.string().optional(),
    customer: z
      .object({
        name: z.string().optional(),
        phone: z.string().optional(),
        email: z.string().optional(),
        address: z.string().optional(),
        postcode: z.string().optional(),
      })
      .optional()
      .meta({ description: 'Masked below the owner tier, absent at the parcel tier' }),
    shipments: z.array(shipmentReading),
    attention: z.array(attentionReading),
    eta: etaReading.nullable(),
    etaChange: etaChangeReading.optional(),
    requests: z
      .array(requestReading)
      .optional()
      .meta({ description: 'What the customer asked of the shop, and what became of it; absent at the parcel tier' }),
    promises: z.array(z.object({ kind: z.literal('next_update'), dueAt: instant })),
    timeline: z.array(timelineReading).meta({ description: 'Oldest first' }),
    lastEventAt: instant.nullable(),
    health: z.enum(['green', 'yellow', 'red']).optional().meta({ description: 'Staff only' }),
    warehouse: z.string().optional().meta({ description: 'Staff only' }),
    tags: z.array(z.string()).optional().meta({ description: 'Staff only' }),
    seller: z.string().optional().meta({ description: 'Staff only: who sends it where the shop is a marketplace' }),
    service: z.string().optional().meta({ description: 'Staff only: the shipping service chosen, as a slug' }),
    dispatchDays: z.number().optional().meta({ description: 'Staff only: working days from payment to hand-over that the seller has' }),
    paymentMethod: z.string().optional().meta({ description: 'Staff only: as a slug' }),
    history: z.boolean().optional().meta({ description: 'Staff only: came with an import of past orders' }),
    code: z.string().optional().meta({ description: 'Staff only: code of the parcel page' }),
  })
  .meta({ id: 'Order', description: 'One order: every axis, every shipment, every line with who said it and when we learned it' });

export type OrderReading = z.infer<typeof orderReading>;
export type ShipmentReading = z.infer<typeof shipmentReading>;
export type TimelineReading = z.infer<typeof timelineReading>;
export type AttentionReading = z.infer<typeof attentionReading>;
export type EtaReading = z.infer<typeof etaReading>;
export type ItemReading = z.infer<typeof itemReading>;
