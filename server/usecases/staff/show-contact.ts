import type { Contact } from '@/server/domain/order/contact';
import { writeAudit } from '@/server/store/audit';
import { readContact } from '@/server/store/contact';
import { type Context, inTransaction } from '@/server/store/context';

export type ShowContactOutcome = { kind: 'shown'; contact: Contact } | { kind: 'none' };

/** Name, phone and address of the buyer in plain text. The look itself is written into the audit log first. */
export async function showContact(ctx: Context, input: { orderId: string; by: string }): Promise<ShowContactOutcome> {
  return inTransaction(ctx, async (tx) => {
    const contact = await readContact(tx.db, input.orderId);
    if (!contact) return { kind: 'none' };
    const detail = { fields: Object.keys(contact) };
    await writeAudit(tx.db, { actor: input.by, action: 'contact.shown', subject: `order:${input.orderId}`, detail });
    return { kind: 'shown', contact };
  });
}
