import type { TicketPriority } from '@/server/domain/ticket/ticket';
import type { Context } from '@/server/store/context';
import { saveTicket } from '@/server/store/ticket';
import { type ByStaff, changeTicket, type TicketOutcome } from './change-ticket';
import { isUrgent, tellDutyManager } from './give-ticket';

/**
 * Somebody says how urgent a ticket is; its clocks run on, and of what becomes urgent the duty manager knows at once. A further sign
 * of something worse may still raise it. Audited.
 */
export async function setPriority(
  ctx: Context,
  input: ByStaff & { priority: TicketPriority },
): Promise<TicketOutcome | { kind: 'that_already' }> {
  const { priority } = input;
  return changeTicket(ctx, input, {
    event: 'prioritised',
    detail: { priority },
    take: async (tx, { ticket, ground }) => {
      if (ticket.priority === priority) return { refused: 'that_already' as const };
      const changed = await saveTicket(tx.db, ticket, { priority });
      if (isUrgent(changed) && !isUrgent(ticket)) await tellDutyManager(tx, ground, changed);
      return changed;
    },
  });
}
