import { type Context, inTransaction } from '@/server/store/context';
import { findStaleOrders } from '@/server/store/order';
import { recordInTransaction } from './record-transaction';

const MOST_AT_ONCE = 200;
/** An open order is looked at anew at least this often: its arrival window narrows or slips while nothing is said. */
const STALE_MS = 24 * 3_600_000;

/** Folds orders anew from their facts with the rules and the model now in force; saves those that changed. */
export async function refoldOrders(ctx: Context, orderIds: readonly string[]): Promise<void> {
  for (let from = 0; from < orderIds.length; from += MOST_AT_ONCE) {
    const refold = orderIds.slice(from, from + MOST_AT_ONCE);
    await inTransaction(ctx, (tx) => recordInTransaction(tx, { facts: [], contacts: [], snapshots: [], refold, now: tx.now() }));
  }
}

/**
 * One round over open orders whose likely day has passed or that nobody looked at for a day, the most overdue first.
 * Answers how many were looked at; 0 when none is left.
 */
export async function refoldStaleOrders(ctx: Context): Promise<number> {
  const now = ctx.now();
  const ids = await findStaleOrders(ctx.db, { now, lookedAtBefore: now - STALE_MS, limit: MOST_AT_ONCE });
  await refoldOrders(ctx, ids);
  return ids.length;
}
