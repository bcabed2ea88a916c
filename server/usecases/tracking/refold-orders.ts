import { type Context, inTransaction } from '@/server/store/context';
import { recordInTransaction } from './record-transaction';

const MOST_AT_ONCE = 200;

/** Folds orders anew from their facts with the rules and the model now in force; saves those that changed. */
export async function refoldOrders(ctx: Context, orderIds: readonly string[]): Promise<void> {
  for (let from = 0; from < orderIds.length; from += MOST_AT_ONCE) {
    const refold = orderIds.slice(from, from + MOST_AT_ONCE);
    await inTransaction(ctx, (tx) => refoldInTransaction(tx, refold));
  }
}

/** The same within a transaction that has something else to do as well. Tells nobody: nothing new was said. */
export async function refoldInTransaction(tx: Context, orderIds: readonly string[]): Promise<void> {
  await recordInTransaction(tx, { facts: [], contacts: [], snapshots: [], refold: orderIds, now: tx.now() });
}
