import type { ConfirmedBy } from '@/server/domain/ticket/ticket-view';
import type { Context } from '@/server/store/context';
import { saveTicket } from '@/server/store/ticket';
import { type ByStaff, changeTicket, type TicketOutcome } from './change-ticket';

export type ConfirmOutcome = TicketOutcome | { kind: 'not_closed' | 'confirmed_already' };

/** A customer told staff that a closed case is settled, and how they said so (R0-27). Audited. */
export async function confirmTicket(ctx: Context, input: ByStaff & { how: ConfirmedBy }): Promise<ConfirmOutcome> {
  return changeTicket(ctx, input, {
    event: 'confirmed',
    detail: { how: input.how },
    whenClosed: true,
    take: async (tx, { ticket }) => {
      if (ticket.state !== 'closed') return { refused: 'not_closed' as const };
      if (ticket.confirmedAt !== null) return { refused: 'confirmed_already' as const };
      return saveTicket(tx.db, ticket, { confirmedAt: tx.now() });
    },
  });
}
