import { foldStalls } from '@/server/domain/stall/fold-stalls';
import type { Stall } from '@/server/domain/stall/stall';
import { closedKey } from '@/server/domain/stall/stall-key';
import { stallsToClose } from '@/server/domain/stall/stalls-to-close';
import { readCalendars } from '@/server/store/calendar';
import { type Context, inTransaction } from '@/server/store/context';
import { countOpenOrders, lockOpenOrders, replaceDeadlinesOfRule, type WatchedOrder } from '@/server/store/deadline';
import { readFactsOfOrder } from '@/server/store/fact';
import { readRules } from '@/server/store/rule';
import { lockRecompute, type RuleRecompute, writeRecompute } from '@/server/store/rule-recompute';
import type { NewFact } from '../tracking/record-batch';
import { recordFacts } from '../tracking/record-facts';
import { deadlinesOf, rememberedStalls, type Watch } from './watch-order';

const BATCH = 500;

/** Rewrites the rows of one rule for the next batch of open orders; answers those with a stall that the rule no longer holds. */
async function nextBatch(tx: Context, work: RuleRecompute): Promise<WatchedOrder[]> {
  const orders = await lockOpenOrders(tx.db, work.afterId, BATCH);
  const watch: Watch = { rules: await readRules(tx.db), calendars: await readCalendars(tx.db), now: tx.now() };
  await replaceDeadlinesOfRule(
    tx.db,
    work.code,
    orders.map((order) => ({
      orderId: order.id,
      deadlines: deadlinesOf(order, rememberedStalls(order), watch).filter((d) => d.ruleCode === work.code),
    })),
  );
  const total = work.total ?? (await countOpenOrders(tx.db));
  const isDone = orders.length < BATCH;
  await writeRecompute(tx.db, { ...work, total, done: work.done + orders.length, afterId: orders.at(-1)?.id ?? work.afterId, isDone });
  return orders.filter((o) => o.doc.attention.some((a) => a.rule === work.code));
}

/** Closes the stalls of one order that the rules in force no longer hold. */
async function closeStalls(ctx: Context, order: WatchedOrder): Promise<void> {
  const stalls = foldStalls(await readFactsOfOrder(ctx.db, order.id));
  const closing = stallsToClose({ state: order.doc.state, stalls, rules: await readRules(ctx.db), now: ctx.now() });
  if (closing.length > 0) await recordFacts(ctx, { orders: [], facts: closing.map((stall) => closingFact(ctx, order, stall)) });
}

function closingFact(ctx: Context, order: WatchedOrder, stall: Stall): NewFact {
  const { openedAt: _, closedAt: __, ...told } = stall;
  return {
    reporter: { source: 'daona', kind: 'portal' },
    order: { shop: order.shop, orderNo: order.orderNo },
    identityKey: closedKey(stall),
    code: 'stall.closed',
    occurredAt: ctx.now(),
    precision: 'second',
    data: { stall: { ...told, closedBy: 'rule' } },
  };
}

/**
 * Works on one changed rule, a batch of open orders a call, each in a transaction of its own: their rows of that rule are
 * written anew and stalls it no longer holds are closed. Answers whether there is more to do. After a crash the next call
 * goes on where the last committed batch ended; several workers share the rules among them.
 */
export async function recomputeDeadlines(ctx: Context): Promise<{ isMore: boolean }> {
  const stalled = await inTransaction(ctx, async (tx) => {
    const work = await lockRecompute(tx.db);
    return work ? nextBatch(tx, work) : null;
  });
  if (stalled === null) return { isMore: false };
  for (const order of stalled) await closeStalls(ctx, order);
  return { isMore: true };
}
