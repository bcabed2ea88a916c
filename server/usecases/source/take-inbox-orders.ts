import { type PostedOrder, postedOrder } from '@/server/domain/intake/order-schema';
import { type Context, inTransaction } from '@/server/store/context';
import { type InboxOutcome, lockNewInboxOrders, settleInboxRows } from '@/server/store/inbox';
import { inboxOutcome } from './inbox-outcome';
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
    const orders = read.flatMap((one) => (one.kind === 'order' ? [one.order] : []));
    const recorded = orders.length > 0 ? await recordPostedOrders(ctx, { orders }) : [];
    const answers = recorded.values();
    const outcomes = read.map((one) => (one.kind === 'refused' ? one.outcome : inboxOutcome(one.id, answers.next().value!)));
    await settleInboxRows(tx.db, 'inbox_order', outcomes, ctx.now());
    return rows.length;
  });
}

type ReadOrder = { kind: 'order'; id: number; order: PostedOrder } | { kind: 'refused'; outcome: InboxOutcome };

function readOrder({ id, body }: { id: number; body: unknown }): ReadOrder {
  const read = postedOrder.safeParse(body);
  if (read.success) return { kind: 'order', id, order: read.data };
  const { path, message } = read.error.issues[0]!;
  return { kind: 'refused', outcome: { id, state: 'refused', field: path.join('.') || 'body', reason: message } };
}
