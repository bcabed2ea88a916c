import { DAY, type Instant } from '@/server/domain/shared/instant';
import { promisedAnswer } from '@/server/domain/ticket/promised-answer';
import { newId } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { insertNotices } from '@/server/store/notice-write';
import { findOpenReport, isReport, type ReportTicket, saveTicket, type TicketRow } from '@/server/store/ticket';
import { renewTicketPromise } from '@/server/store/ticket-promise';
import { recordByHand } from '../manual/record-by-hand';
import { joinCase } from './join-case';
import { lockCustomerTicket, type TicketGround } from './lock-ticket';
import { noteByCustomer } from './note-by-customer';
import { type CustomerWords, saveWords } from './save-words';
import { moveTicketClocks } from './ticket-desk';
import { ticketFact } from './ticket-facts';

export interface Addition extends CustomerWords {
  ticketId: string;
  orderId: string;
}

export type AdditionOutcome =
  | { kind: 'added'; ticket: TicketRow; photosKept: number }
  /** Closed too long ago, or another report of the order is open since. */
  | { kind: 'over' }
  | { kind: 'missing' };

/** How long after its closing a customer can still open a ticket again. */
export const REOPEN_WITHIN = 14 * DAY;

/** Whether a ticket can be opened again by its customer at `now`. */
export function isReopenable(ticket: Pick<ReportTicket, 'closedAt' | 'state'>, now: Instant): boolean {
  return ticket.state === 'closed' && ticket.closedAt !== null && now - ticket.closedAt < REOPEN_WITHIN;
}

/** The customer says or shows more; where it was the customer's turn, or closed not long ago, it is ours again. */
export async function addToTicket(ctx: Context, addition: Addition): Promise<AdditionOutcome> {
  return inTransaction(ctx, async (tx): Promise<AdditionOutcome> => {
    const locked = await lockCustomerTicket(tx, addition);
    if (!locked) return { kind: 'missing' };
    const { ground, ticket } = locked;
    const isClosed = ticket.state === 'closed';
    if (isClosed && !isReopenable(ticket, tx.now())) return { kind: 'over' };
    if (!isReport(ticket)) return joinCase(tx, ground, ticket, addition);
    if (isClosed && (await findOpenReport(tx.db, ticket.orderId))) return { kind: 'over' };
    return { kind: 'added', ...(await joinTicket(tx, ground, ticket, addition)) };
  });
}

/** Adds to a ticket that is locked with its order. While it is our turn the promised answer stays as it was promised. */
export async function joinTicket(
  tx: Context,
  ground: TicketGround,
  ticket: ReportTicket,
  words: CustomerWords,
): Promise<{ ticket: ReportTicket; photosKept: number }> {
  const photosKept = await saveWords(tx, ticket.id, words);
  if (ticket.state === 'open') return { ticket, photosKept };
  const now = tx.now();
  const answerBy = promisedAnswer(ticket.priority, now, ground.timeZone);
  const wasClosed = ticket.state === 'closed';
  const open = await saveTicket(tx.db, ticket, {
    state: 'open',
    answerBy,
    confirmedAt: null,
    ...(wasClosed ? { closedAt: null, closedBy: null, cause: null, reopened: ticket.reopened + 1 } : {}),
  });
  await renewTicketPromise(tx.db, { id: newId(now), orderId: ground.orderId, ticketId: ticket.id, dueAt: answerBy, createdAt: now });
  const params = { ticketId: ticket.id, no: ticket.no, kind: ticket.kind, severity: ticket.priority, answerBy };
  const intent = {
    cause: `ticket:${ticket.id}:${now}`,
    recipient: 'staff:agent' as const,
    template: 'staff.ticket_again',
    params,
    dueAt: now,
  };
  await insertNotices(tx.db, [{ orderId: ground.orderId, intent }]);
  await recordByHand(tx, [ticketFact(ground, open, 'ticket.asked', now)], ground.document.state.history);
  await noteByCustomer(tx, open, wasClosed ? 'reopened' : 'asked');
  return { ticket: await moveTicketClocks(tx, ground, open, wasClosed ? 'reopened' : 'asked'), photosKept };
}
