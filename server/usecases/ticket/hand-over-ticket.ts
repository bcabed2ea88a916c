import type { Context } from '@/server/store/context';
import { readStaffById } from '@/server/store/staff';
import { saveTicket } from '@/server/store/ticket';
import { type ByStaff, changeTicket, keepMessage, type TicketOutcome } from './change-ticket';
import { alertPerson } from './give-ticket';

export type HandOverOutcome = TicketOutcome | { kind: 'no_such_person' | 'theirs_already' };

/**
 * Gives a ticket to a colleague with what they have to know: what was done, what was promised, what is next. They are alerted,
 * and the ticket opens with it. Audited.
 */
export async function handOverTicket(ctx: Context, input: ByStaff & { ownerId: string; memory: string }): Promise<HandOverOutcome> {
  const next = await readStaffById(ctx.db, input.ownerId);
  if (!next?.active || next.role === 'viewer') return { kind: 'no_such_person' };
  return changeTicket(ctx, input, {
    event: 'handed_over',
    detail: { to: input.ownerId },
    take: async (tx, { ticket }) => {
      if (ticket.ownerId === input.ownerId) return { refused: 'theirs_already' as const };
      await keepMessage(tx, input, 'handover', input.memory);
      const given = await saveTicket(tx.db, ticket, { ownerId: input.ownerId, ownedSince: tx.now() });
      if (input.ownerId !== input.staffId) await alertPerson(tx, given, input.ownerId, 'alert.ticket_given');
      return given;
    },
  });
}
