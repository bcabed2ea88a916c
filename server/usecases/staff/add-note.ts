import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { insertNote } from '@/server/store/note';
import { readOrderById } from '@/server/store/order';

export type AddNoteOutcome = { kind: 'added'; id: string } | { kind: 'missing' };

/** Writes an internal note on an order (R3-21); customers never see it. */
export async function addNote(ctx: Context, input: { orderId: string; staffId: string; body: string }): Promise<AddNoteOutcome> {
  const id = newId(ctx.now());
  return inTransaction(ctx, async (tx) => {
    if (!(await readOrderById(tx.db, input.orderId))) return { kind: 'missing' };
    await insertNote(tx.db, { id, orderId: input.orderId, staffId: input.staffId, body: input.body.trim() });
    await writeAudit(tx.db, { actor: `staff:${input.staffId}`, action: 'note.added', subject: `order:${input.orderId}` });
    return { kind: 'added', id };
  });
}
