import { CUSTOMER_SOURCE } from '@/server/domain/order/customer-word';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Instant } from '@/server/domain/shared/instant';
import type { TicketWord } from '@/server/domain/ticket/ticket';
import type { ReportTicket, TicketRow } from '@/server/store/ticket';
import type { NewFact } from '../tracking/record-batch';

/** The order a ticket is about, by name. */
export interface TicketOrder {
  shop: string;
  orderNo: string;
}

/** Where facts about a ticket are put: what the order's log holds so far orders those of one moment. */
interface FactGround {
  order: TicketOrder;
  document: OrderDocument;
}

type TicketCode = 'ticket.opened' | 'ticket.asked' | 'ticket.answered' | 'ticket.put_off' | 'ticket.closed';
/** Of a case that no customer reported: what passed between service and its customer about it. */
type CaseCode = 'ticket.told' | 'ticket.replied' | 'ticket.settled';

/** The fact that something happened to a ticket; `by` is the member of staff who did it. Holds no words of anybody. */
export function ticketFact(ground: FactGround, ticket: ReportTicket, code: TicketCode, now: Instant, by?: string): NewFact;
export function ticketFact(ground: FactGround, ticket: TicketRow, code: CaseCode, now: Instant, by?: string): NewFact;
export function ticketFact(
  { order, document }: FactGround,
  ticket: TicketRow,
  code: TicketCode | CaseCode,
  now: Instant,
  by?: string,
): NewFact {
  const { id, no, kind, answerBy, cause } = ticket;
  const word: TicketWord = {
    id,
    no,
    kind,
    // a case of ours has clocks, no promise
    ...(answerBy === null || kind === null ? {} : { answerBy }),
    ...(code === 'ticket.closed' && cause !== null ? { cause } : {}),
  };
  return {
    reporter: { source: 'daona', kind: 'portal' },
    order,
    identityKey: `ticket|${id}|${code}|${now}`,
    code,
    occurredAt: now,
    precision: 'second',
    ordinal: document.state.timeline.length,
    data: { ticket: word, ...(by ? { by } : {}) },
  };
}

/** The customer's own word about the receipt, as the log keeps it. */
export function receiptFact(
  { order, document }: FactGround,
  ticket: ReportTicket,
  code: 'receipt.disputed' | 'receipt.confirmed',
  now: Instant,
): NewFact {
  return {
    reporter: { source: CUSTOMER_SOURCE, kind: 'customer' },
    order,
    identityKey: `ticket|${ticket.id}|${code}|${now}`,
    code,
    occurredAt: now,
    precision: 'second',
    ordinal: document.state.timeline.length,
  };
}
