import { type PostedOrder, postedOrder } from '@/server/domain/intake/order-schema';
import { type Context, inTransaction } from '@/server/store/context';
import { type InboxOutcome, lockNewInboxOrders, settleInboxRows } from '@/server/store/inbox';
import { type ReadInboxRow, recordInboxRows } from './record-inbox-rows';
import { recordPostedOrders } from './record-posted-orders';

const MOST_A_ROUND = 200;

/**
 * Takes what systems without an interface wrote into `inbox_order`, oldest first, as if it had been posted; what a row
 * said is personal data and is taken out of it. Rows stay locked until they say what became of them (take-inbox.ts).
 * Answers how many were taken.
 */
export async function takeInboxOrders(ctx: Context): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const rows = await lockNewInboxOrders(tx.db, MOST_A_ROUND);
    if (rows.length === 0) return 0;
    const read = rows.map(readOrder);
    const refused = read.flatMap((one) => ('state' in one ? [one] : []));
    const orders = read.flatMap((one) => ('said' in one ? [one] : []));
    const recorded = await recordInboxRows(ctx, 'inbox_order', orders, (said) => recordPostedOrders(ctx, { orders: said }));
    await settleInboxRows(tx.db, 'inbox_order', [...refused, ...recorded], ctx.now());
    return rows.length;
  });
}

function readOrder({ id, body }: { id: number; body: unknown }): ReadInboxRow<PostedOrder> | InboxOutcome {
  const read = postedOrder.safeParse(body);
  if (read.success) return { id, said: read.data };
  const { path, message } = read.error.issues[0]!;
  return { id, state: 'refused', field: path.join('.') || 'body', reason: message };
}
