import type { PauseReason } from '@/server/domain/ticket/pause-reason';
import type { Context } from '@/server/store/context';
import { saveTicket } from '@/server/store/ticket';
import { type ByStaff, changeTicket, type TicketOutcome } from './change-ticket';

/** Lets the clocks of a ticket stand still until somebody lets them go on; the reason stands in its trail. Audited. */
export async function pauseTicket(
  ctx: Context,
  input: ByStaff & { reason: PauseReason },
): Promise<TicketOutcome | { kind: 'not_running' }> {
  return changeTicket<'not_running'>(ctx, input, {
    event: 'paused',
    detail: { reason: input.reason },
    take: async (tx, { ticket }) => {
      if (ticket.state !== 'open' || ticket.pausedAt !== null) return { refused: 'not_running' };
      return saveTicket(tx.db, ticket, { pausedAt: tx.now(), pauseReason: input.reason });
    },
  });
}

/** Lets them go on with what was left. Audited. */
export async function resumeTicket(ctx: Context, input: ByStaff): Promise<TicketOutcome | { kind: 'not_paused' }> {
  return changeTicket<'not_paused'>(ctx, input, {
    event: 'resumed',
    take: async (tx, { ticket }) => {
      if (ticket.pausedAt === null) return { refused: 'not_paused' };
      return saveTicket(tx.db, ticket, { pausedAt: null, pauseReason: null });
    },
  });
}
