import type { Context } from '@/server/store/context';
import type { TicketRow } from '@/server/store/ticket';
import { insertTicketEvent } from '@/server/store/ticket-event';

/** Notes in a ticket's trail what its customer did. */
export async function noteByCustomer(
  tx: Context,
  { id, orderId }: TicketRow,
  kind: 'asked' | 'reopened' | 'closed' | 'confirmed',
): Promise<void> {
  await insertTicketEvent(tx.db, { ticketId: id, orderId, at: tx.now(), actor: 'customer', kind });
}
