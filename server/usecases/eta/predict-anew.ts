import { predictEta } from '@/server/domain/eta/predict-eta';
import { saysAnother } from '@/server/domain/eta/says-another';
import { HOUR } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { type AwaitedOrder, readAwaitedOrders } from '@/server/store/order-awaited';
import { loadKnowledge } from '../tracking/load-knowledge';
import { refoldOrders } from '../tracking/refold-orders';

const MOST_AT_ONCE = 500;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** `all`: every order that is waited for. `passed`: those alone whose likely moment has come and gone since they were looked at. */
export type Anew = 'all' | 'passed';

export interface PredictedAnew {
  looked: number;
  /** Orders of which something else is said now. */
  changed: number;
}

/**
 * Predicts the orders that are waited for anew, given that they have not arrived: their window narrows or slips while nothing is said.
 * An order is written, its open pages told and its deadlines computed anew only where that says something else; nobody is sent a notice,
 * as nothing new was said. Ends early, at a batch's end, when `signal` says so.
 *
 * A batch is one statement over a partial index and 500 predictions over documents as they stand, without their facts: 35 to 70 ms
 * measured, most of it reading JSON; a million orders are 2,000 batches, about two minutes. What is said anew costs a fold of its facts,
 * 1 ms an order measured (ten facts), 200 in a transaction: under twenty minutes where every one of the million slips.
 */
export async function predictAnew(ctx: Context, which: Anew, signal?: AbortSignal): Promise<PredictedAnew> {
  const now = ctx.now();
  const done: PredictedAnew = { looked: 0, changed: 0 };
  let afterId = FIRST_ID;
  while (!signal?.aborted) {
    const batch = await readAwaitedOrders(ctx.db, { now, which, lookedAtBefore: now - HOUR, afterId, limit: MOST_AT_ONCE });
    if (batch.length === 0) break;
    const changed = await thoseThatSayAnother(ctx, batch);
    await refoldOrders(ctx, changed);
    done.looked += batch.length;
    done.changed += changed.length;
    afterId = batch.at(-1)!.id;
  }
  return done;
}

async function thoseThatSayAnother(ctx: Context, batch: readonly AwaitedOrder[]): Promise<string[]> {
  const now = ctx.now();
  const knowledgeOf = await loadKnowledge(ctx);
  return batch.flatMap(({ id, shop, doc: { state, eta } }) => {
    const { model, rules, timeZone } = knowledgeOf(shop);
    return saysAnother(eta, predictEta({ state, model, now }), { state, rules, now, timeZone }) ? [id] : [];
  });
}
