import { type Context, inTransaction } from '@/server/store/context';
import { isReport, saveTicket, type TicketRow } from '@/server/store/ticket';
import { settleTicketPromises } from '@/server/store/ticket-promise';
import { recordByHand } from '../manual/record-by-hand';
import { lockCustomerTicket } from './lock-ticket';
import { noteByCustomer } from './note-by-customer';
import { moveTicketClocks } from './ticket-desk';
import { receiptFact, ticketFact } from './ticket-facts';

export type SettleOutcome = { kind: 'settled' | 'already_settled'; ticket: TicketRow } | { kind: 'missing' };

/** What a report comes to when the customer ends it: found again, or settled otherwise. */
const FOUND = 'recipient.found';
const SETTLED = 'recipient.settled';

/**
 * The customer says that it is settled: an open report is closed ("found it"), one that service has closed is confirmed (R0-27).
 * A parcel that was missing and is found counts as received. A case of ours that is open is not the customer's to close.
 */
export async function settleByCustomer(ctx: Context, input: { ticketId: string; orderId: string }): Promise<SettleOutcome> {
  return inTransaction(ctx, async (tx): Promise<SettleOutcome> => {
    const locked = await lockCustomerTicket(tx, input);
    if (!locked) return { kind: 'missing' };
    const { ground, ticket } = locked;
    const now = tx.now();
    if (ticket.confirmedAt !== null) return { kind: 'already_settled', ticket };
    if (ticket.state === 'closed') {
      await noteByCustomer(tx, ticket, 'confirmed');
      return { kind: 'settled', ticket: await saveTicket(tx.db, ticket, { confirmedAt: now }) };
    }
    if (!isReport(ticket)) return { kind: 'missing' };
    const isFound = ticket.kind === 'not_received';
    const closed = await saveTicket(tx.db, ticket, {
      state: 'closed',
      answerBy: null,
      cause: isFound ? FOUND : SETTLED,
      closedBy: 'customer',
      closedAt: now,
      confirmedAt: now,
    });
    await settleTicketPromises(tx.db, ticket.id, now);
    const isDelivered = ground.document.state.shipments.some((s) => s.milestone === 'delivered');
    const facts = [
      ticketFact(ground, closed, 'ticket.closed', now),
      ...(isFound && isDelivered ? [receiptFact(ground, closed, 'receipt.confirmed', now)] : []),
    ];
    await recordByHand(tx, facts, ground.document.state.history);
    await noteByCustomer(tx, closed, 'closed');
    return { kind: 'settled', ticket: await moveTicketClocks(tx, ground, closed, 'closed') };
  });
}
