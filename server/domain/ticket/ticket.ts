import type { Instant } from '../shared/instant';

/** What a case is about, as routing will see it; a customer's report is one of them whatever its kind. */
export const TICKET_CLASSES = [
  'customer_report',
  'logistics',
  'stock',
  'payment',
  'customer_data',
  'system',
  'behaviour',
  'conflict',
] as const;
export type TicketClass = (typeof TICKET_CLASSES)[number];

export const TICKET_PRIORITIES = ['P0', 'P1', 'P2', 'P3'] as const;
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];

/** What a customer can report. */
export const REPORT_KINDS = ['not_received', 'damaged', 'wrong_item', 'missing_item', 'other'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** The flag that a report raises while it is open; a report of anything else raises none. */
export const REPORT_REASONS: Record<ReportKind, string | null> = {
  not_received: 'recipient.not_received',
  damaged: 'recipient.got_damaged',
  wrong_item: 'recipient.got_wrong_item',
  missing_item: 'recipient.got_too_little',
  other: null,
};

/** Whose turn it is: `open` is ours, `answered` the customer's, `closed` nobody's. */
export type TicketState = 'open' | 'answered' | 'closed';

/** What the facts of an order say of one of its tickets; free of personal data: words and photos stay with the ticket. */
export interface OrderTicket {
  id: string;
  /** The number that people tell each other, as in `ticketNo`. */
  no: string;
  /** Null where service wrote first about what nobody had reported. */
  kind: ReportKind | null;
  state: TicketState;
  openedAt: Instant;
  /** Since when it has stood as it stands. */
  since: Instant;
  /** When the answer is promised; only while it is our turn. */
  answerBy?: Instant;
  /** Identity of the fact that opened it. */
  identity: string;
}

/** What a fact about a ticket carries. */
export interface TicketWord {
  id: string;
  no: string;
  kind: ReportKind | null;
  /** On what makes it our turn: when the answer is promised. */
  answerBy?: Instant;
  /** On `ticket.closed`: the cause that was found. */
  cause?: string;
}

/** The ticket that its customer is shown of several: one that is open before closed ones, then where something happened last. */
export function ticketForCustomer(tickets: readonly OrderTicket[] | undefined): OrderTicket | null {
  const rank = ({ state, since }: OrderTicket) => (state === 'closed' ? since : since + Number.MAX_SAFE_INTEGER / 2);
  return (tickets ?? []).reduce<OrderTicket | null>((shown, one) => (shown && rank(shown) > rank(one) ? shown : one), null);
}
