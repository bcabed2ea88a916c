import { type Context, inTransaction } from '@/server/store/context';
import { findStaleOrders } from '@/server/store/order';
import { recordInTransaction } from './record-transaction';

const MOST_AT_ONCE = 200;
/** An open order is looked at anew at least this often: its arrival window narrows or slips while nothing is said. */
const STALE_MS = 24 * 3_600_000;

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

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

/**
 * Walks once over the open orders whose likely day has passed or that nobody looked at for a day; answers how many were
 * looked at. Ends early, at a page's end, when `signal` says so.
 */
export async function refoldStaleOrders(ctx: Context, signal?: AbortSignal): Promise<number> {
  const now = ctx.now();
  let looked = 0;
  let afterId = FIRST_ID;
  while (!signal?.aborted) {
    const ids = await findStaleOrders(ctx.db, { now, lookedAtBefore: now - STALE_MS, afterId, limit: MOST_AT_ONCE });
    if (ids.length === 0) break;
    await refoldOrders(ctx, ids);
    looked += ids.length;
    afterId = ids.at(-1)!;
  }
  return looked;
}
