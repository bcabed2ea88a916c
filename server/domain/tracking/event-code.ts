import { MILESTONE_NAMES, type Milestone } from './milestone';
import { PROBLEMS, SUB_STATUSES, type SubStatus } from './sub-status';

/** Codes about a shipment: `<milestone>`, `<milestone>.<sub-status>` or `problem.<kind>`. */
export const SHIPMENT_CODES: readonly string[] = [
  ...MILESTONE_NAMES.flatMap((m) => Object.keys(SUB_STATUSES[m]).map((sub) => (sub ? `${m}.${sub}` : m))),
  ...Object.keys(PROBLEMS).map((p) => `problem.${p}`),
];

/** Codes about an order that may be posted (DESIGN section 6). Derived states are not among them. */
export const ORDER_CODES = [
  'deposit_paid',
  'payment_verifying',
  'paid',
  'presale_waiting',
  'in_production',
  'backordered',
  'allocated',
  'picking',
  'picked',
  'packed',
  'shipped',
  'payment.claimed',
  'payment.confirmed',
  'payment.denied',
  'payment.mismatch',
  'payment.reconciled',
  'stock.short',
  'stock.restocked',
  'review.started',
  'review.passed',
  'review.refused',
  'address.change_requested',
  'address.changed',
  'address.acknowledged',
  'address.change_refused',
  'delivery.time_requested',
  'delivery.time_confirmed',
  'delivery.time_refused',
  'leave.consented',
  'leave.withdrawn',
  'invoice.requested',
  'invoice.issued',
  'invoice.refused',
  'cancel.requested',
  'cancel.confirmed',
  'cancel.failed',
  'refund.started',
  'refund.done',
  'refund.failed',
  'return.requested',
  'receipt.confirmed',
  'receipt.disputed',
  'withdrawn',
  'note',
] as const;

/** Codes that only the portal itself writes into the log. */
export const OWN_CODES = [
  'order.placed',
  'shipment.linked',
  'carrier.corrected',
  'source.withdrew',
  'source.reinstated',
  'stall.opened',
  'stall.renewed',
  'stall.closed',
  'forced',
  'forced.lapsed',
  'incident.joined',
  'incident.left',
  'ticket.opened',
  'ticket.asked',
  'ticket.answered',
  'ticket.put_off',
  'ticket.closed',
  'ticket.told',
  'ticket.replied',
  'ticket.settled',
  'rated',
  'behaviour.seen',
  'order.tagged',
  'order.held',
  'order.released',
] as const;

/** Every code a fact can carry; shipment codes are checked against SHIPMENT_CODES at the border. */
export type EventCode = string;

export const POSTABLE_CODES: readonly string[] = [...SHIPMENT_CODES, ...ORDER_CODES];

interface ShipmentCode {
  /** Null for `problem.*`, which has no milestone. */
  milestone: Milestone | null;
  sub: string;
  status: SubStatus;
}

/** Read once: the fold asks for every fact, many times. */
const shipmentCodes = new Map<string, ShipmentCode>(SHIPMENT_CODES.map((code) => [code, takeApart(code)]));

function takeApart(code: string): ShipmentCode {
  const [head = '', sub = ''] = code.split('.');
  if (head === 'problem') return { milestone: null, sub, status: PROBLEMS[sub as keyof typeof PROBLEMS] };
  const milestone = head as Milestone;
  return { milestone, sub, status: (SUB_STATUSES[milestone] as Record<string, SubStatus>)[sub]! };
}

export function isShipmentCode(code: string): boolean {
  return shipmentCodes.has(code);
}

/** The two halves of a shipment code; null for any other code. */
export function readShipmentCode(code: string): ShipmentCode | null {
  return shipmentCodes.get(code) ?? null;
}
