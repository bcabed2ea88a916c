import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { recordByHand } from '../manual/record-by-hand';
import { lockOrderOfTickets } from '../ticket/lock-ticket';
import { orderFact } from './order-facts';

export type HoldOutcome = { kind: 'held' | 'released' | 'unchanged' | 'missing' };

/** A person keeps an order from going on in our own steps, or lets one go that a rule or a person holds. Audited. */
export async function holdOrder(ctx: Context, input: { orderId: string; isHeld: boolean; by: string }): Promise<HoldOutcome> {
  return inTransaction(ctx, async (tx): Promise<HoldOutcome> => {
    const ground = await lockOrderOfTickets(tx, input.orderId);
    if (!ground) return { kind: 'missing' };
    const { state } = ground.document;
    if ((state.held !== undefined) === input.isHeld) return { kind: 'unchanged' };
    const at = tx.now();
    const code = input.isHeld ? 'order.held' : 'order.released';
    await recordByHand(tx, [orderFact(ground.order, code, { key: `${input.by}|${at}`, at, by: input.by })], state.history);
    await writeAudit(tx.db, { actor: input.by, action: code, subject: `order:${input.orderId}` });
    return { kind: input.isHeld ? 'held' : 'released' };
  });
}
