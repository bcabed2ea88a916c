import type { Context } from '@/server/store/context';
import { insertMentions } from '@/server/store/ticket-mention';
import { type ByStaff, changeTicket, keepMessage, type TicketOutcome } from './change-ticket';
import { alertPerson } from './give-ticket';

/** Writes a note that customers never see; colleagues whom it names are alerted, and find it until they have read it. Audited. */
export async function noteOnTicket(ctx: Context, input: ByStaff & { body: string; mentions?: readonly string[] }): Promise<TicketOutcome> {
  const named = [...new Set(input.mentions ?? [])].filter((id) => id !== input.staffId);
  return changeTicket(ctx, input, {
    event: 'noted',
    ...(named.length > 0 ? { detail: { named: named.length } } : {}),
    whenClosed: true,
    take: async (tx, { ticket }) => {
      const messageId = await keepMessage(tx, input, 'note', input.body);
      const told = await insertMentions(tx.db, { messageId, ticketId: ticket.id, staffIds: named, at: tx.now() });
      for (const id of told) await alertPerson(tx, ticket, id, 'alert.ticket_mention');
      return ticket;
    },
  });
}
