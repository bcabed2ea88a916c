import { promisedAnswer } from '@/server/domain/ticket/promised-answer';
import { newId } from '@/server/platform/ids';
import type { Context } from '@/server/store/context';
import { findTicket, isReport, type ReportTicket, saveTicket, type TicketRow } from '@/server/store/ticket';
import { renewTicketPromise } from '@/server/store/ticket-promise';
import { recordByHand } from '../manual/record-by-hand';
import { type ByStaff, byStaff, changeTicket, keepMessage, type LockedTicket, type TicketOutcome } from './change-ticket';
import { ticketFact } from './ticket-facts';

export type ReopenOutcome =
  | TicketOutcome
  /** It is open, or another ticket about the same is. */
  | { kind: 'open_already' };

/**
 * Opens a closed ticket again, with the reason as a note; its history stays, and its clocks start anew. A report promises its
 * customer a new answer. Audited.
 */
export async function reopenTicket(ctx: Context, input: ByStaff & { why: string }): Promise<ReopenOutcome> {
  return changeTicket(ctx, input, {
    event: 'reopened',
    whenClosed: true,
    take: async (tx, locked) => {
      const { ticket } = locked;
      const newest = await findTicket(tx.db, ticket.orderId, ticket.exceptionKey);
      if (ticket.state !== 'closed' || newest?.state !== 'closed') return { refused: 'open_already' as const };
      await keepMessage(tx, input, 'note', input.why);
      const open = await saveTicket(tx.db, ticket, {
        state: 'open',
        cause: null,
        closedBy: null,
        closedAt: null,
        confirmedAt: null,
        reopened: ticket.reopened + 1,
        ownerId: ticket.ownerId ?? input.staffId,
        ownedSince: tx.now(),
      });
      return promiseAgain(tx, locked, open, byStaff(input));
    },
  });
}

/** What a customer reported has a new time for its answer, which the order's page says. */
async function promiseAgain(tx: Context, { ground }: LockedTicket, ticket: TicketRow, by: string): Promise<TicketRow> {
  if (!isReport(ticket)) return ticket;
  const now = tx.now();
  const answerBy = promisedAnswer(ticket.priority, now, ground.timeZone);
  const promised: ReportTicket = await saveTicket(tx.db, ticket, { answerBy });
  await renewTicketPromise(tx.db, { id: newId(now), orderId: ground.orderId, ticketId: ticket.id, dueAt: answerBy, createdAt: now });
  await recordByHand(tx, [ticketFact(ground, promised, 'ticket.asked', now, by)], ground.document.state.history);
  return promised;
}
