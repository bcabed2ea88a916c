import type { ArrivalScore } from '@/server/domain/arrival/arrival-score';
import { DAY, HOUR, type Instant } from '@/server/domain/shared/instant';
import { type Context, inTransaction } from '@/server/store/context';
import {
  dropUnarrived,
  readFactsOfOrders,
  readKnowledgeChanges,
  readScoredUntil,
  readUnscored,
  type ScoreCursor,
  writeLiveScores,
} from '@/server/store/eta-score';
import { KnowledgeThen } from './knowledge-then';
import { rebuildWindows } from './rebuild-windows';

/** Orders that one look at what is not scored yet answers. */
const LOOK = 2_000;
/** Orders of one transaction: their facts are in memory together, and each model in force meanwhile is read once for them. */
const BATCH = 200;
/** A delivery that is told of so much later is still found. */
const TOLD_LATE_MS = 7 * DAY;
/** What arrived before scoring began is scored as far back. */
const FIRST_LOOK_MS = 90 * DAY;
/** A delivery is often put right within the hour. */
const SETTLES_MS = HOUR;

/**
 * Scores the windows of orders that have arrived: rebuilds what was said of them at each stage from what had been received by then
 * and from the model in force then, and keeps it beside the arrival. An order is scored once, and again only if another moment of
 * arrival is told; scores of an arrival that was taken back are dropped. Goes on where it was stopped. Answers the orders scored.
 */
export async function scoreArrivals(ctx: Context, signal?: AbortSignal): Promise<number> {
  const until = ctx.now() - SETTLES_MS;
  const scoredUntil = await readScoredUntil(ctx.db);
  const since = scoredUntil === null ? until - FIRST_LOOK_MS : scoredUntil - TOLD_LATE_MS;
  await dropUnarrived(ctx.db, since);
  const changes = await readKnowledgeChanges(ctx.db);
  let scored = 0;
  for (let after: ScoreCursor | null = null; !signal?.aborted; ) {
    const found = await readUnscored(ctx.db, { since, until, after, limit: LOOK });
    for (let at = 0; at < found.length && !signal?.aborted; at += BATCH) {
      const orders = found.slice(at, at + BATCH);
      const scores = await scoresOf(ctx, orders, changes);
      await inTransaction(ctx, (tx) => writeLiveScores(tx.db, orders, scores, tx.now()));
      scored += orders.length;
    }
    if (found.length < LOOK) break;
    after = found.at(-1)!;
  }
  return scored;
}

async function scoresOf(
  ctx: Context,
  orders: Awaited<ReturnType<typeof readUnscored>>,
  changes: readonly Instant[],
): Promise<ArrivalScore[]> {
  const facts = await readFactsOfOrders(
    ctx.db,
    orders.map(({ id }) => id),
  );
  const told = orders.map((order) => ({ ...order, facts: facts.get(order.id)! }));
  return rebuildWindows(told, new KnowledgeThen(ctx.db, changes));
}
