import type { Context } from '@/server/store/context';
import { findTicket, saveTicket, type TicketRow } from '@/server/store/ticket';
import { recordByHand } from '../manual/record-by-hand';
import { alertPerson } from './give-ticket';
import type { TicketGround } from './lock-ticket';
import { noteByCustomer } from './note-by-customer';
import { type CustomerWords, saveWords } from './save-words';
import { moveTicketClocks } from './ticket-desk';
import { ticketFact } from './ticket-facts';

export type CaseOutcome = { kind: 'added'; ticket: TicketRow; photosKept: number } | { kind: 'over' };

/**
 * The customer writes back about a case that service told them of; its owner is alerted, and one that was closed is open again,
 * unless another about the same is open since. The ticket is locked with its order.
 */
export async function joinCase(tx: Context, ground: TicketGround, ticket: TicketRow, words: CustomerWords): Promise<CaseOutcome> {
  const wasClosed = ticket.state === 'closed';
  if (wasClosed && (await findTicket(tx.db, ticket.orderId, ticket.exceptionKey))?.state !== 'closed') return { kind: 'over' };
  const photosKept = await saveWords(tx, ticket.id, words);
  const open = wasClosed
    ? await saveTicket(tx.db, ticket, {
        state: 'open',
        closedAt: null,
        closedBy: null,
        cause: null,
        confirmedAt: null,
        reopened: ticket.reopened + 1,
      })
    : ticket;
  await recordByHand(tx, [ticketFact(ground, open, 'ticket.replied', tx.now())], ground.document.state.history);
  await noteByCustomer(tx, open, wasClosed ? 'reopened' : 'asked');
  if (open.ownerId !== null) await alertPerson(tx, open, open.ownerId, 'alert.ticket_asked');
  return { kind: 'added', ticket: await moveTicketClocks(tx, ground, open, wasClosed ? 'reopened' : 'asked'), photosKept };
}
