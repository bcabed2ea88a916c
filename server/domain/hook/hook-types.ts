import { z } from 'zod';
import { etaReading } from '../access/order-reading';
import { LIFECYCLES, type Lifecycle, OVERLAYS, type Overlay } from '../order/lifecycle';
import { PAYMENT_STATES, type PaymentState } from '../payment/payment-state';
import { ATTENTION_KINDS } from '../tracking/attention';
import { MILESTONE_NAMES } from '../tracking/milestone';

const instant = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC', example: '2026-11-21T12:00:00.000Z' });
const names = <T extends string>(table: Record<T, unknown>) => z.enum(Object.keys(table) as [T, ...T[]]);
const milestone = z.enum(MILESTONE_NAMES as [(typeof MILESTONE_NAMES)[number], ...typeof MILESTONE_NAMES]);

const orderState = z.object({
  lifecycle: names<Lifecycle>(LIFECYCLES),
  overlay: names<Overlay>(OVERLAYS).optional(),
  forced: z.literal(true).optional().meta({ description: 'Set by hand, and no system has borne it out yet' }),
});

const flag = z.object({
  kind: z.enum(ATTENTION_KINDS),
  reason: z.string(),
  actor: z.string().meta({ description: 'Who has to act' }),
  severity: z.enum(['P0', 'P1', 'P2', 'P3']),
  since: instant,
  trackingNo: z.string().optional(),
  rule: z.string().optional(),
  rung: z.number().int().optional().meta({ description: 'How far up the ladder of its rule; 1 is the first rung' }),
});

const arrival = etaReading.pick({
  from: true,
  to: true,
  p10: true,
  p50: true,
  p80: true,
  p90: true,
  p95: true,
  lateAt: true,
  notBefore: true,
});

const ticket = z.object({
  ticketNo: z.string(),
  kind: z.string().nullable().meta({ description: 'What the customer reported; null where service wrote first' }),
  state: z.enum(['open', 'answered', 'closed']).meta({ description: "`open` is the shop's turn, `answered` the customer's" }),
  answerBy: instant.optional(),
});

const notice = z.object({
  template: z.string().meta({ description: 'What was told', example: 'milestone.shipped' }),
  channel: z.string().meta({ example: 'twilio_sms' }),
});

/** What shops' systems can be told of, and what each kind says of the change itself. The list is closed: systems may rely on it. */
export const HOOK_CHANGES = {
  'order.state_changed': z.object({ from: orderState.nullable().meta({ description: 'Null for a new order' }), to: orderState }),
  'order.payment_changed': z.object({ from: names<PaymentState>(PAYMENT_STATES), to: names<PaymentState>(PAYMENT_STATES) }),
  'order.stalled': flag,
  'order.stall_ended': flag,
  'order.flag_raised': flag,
  'order.flag_cleared': flag,
  'order.eta_changed': z.object({ from: arrival.nullable(), to: arrival.nullable() }),
  'shipment.milestone_changed': z.object({
    carrier: z.string(),
    trackingNo: z.string(),
    isReturn: z.boolean(),
    from: milestone.nullable().meta({ description: 'Null for a new shipment' }),
    to: milestone,
    subStatus: z.string().optional(),
    reason: z.string().optional(),
    since: instant,
  }),
  'ticket.opened': ticket,
  'ticket.changed': ticket,
  'ticket.closed': ticket,
  'notice.sent': notice,
} as const;

export type HookType = keyof typeof HOOK_CHANGES;
export const HOOK_TYPES = Object.keys(HOOK_CHANGES) as [HookType, ...HookType[]];
/** Sent by a person who wants to see whether messages arrive; of no order. */
export const TEST_TYPE = 'hook.test';

/** One change of one order, as it is told; free of personal data. */
export type HookChange = { [T in HookType]: { type: T; change: z.infer<(typeof HOOK_CHANGES)[T]> } }[HookType];
