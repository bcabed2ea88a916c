import type { Instant } from '@/server/domain/shared/instant';
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
/** So long after a change other processes may still write by the rules and calendars that they remember (two seconds), clocks apart. */
const REMEMBERED_MS = 5_000;
const BEHIND_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** How far the work is after a batch; what was seen to too early to be sure of is noted, to be seen to once more. */
function afterBatch(work: RuleRecompute, batch: { last: string | null; size: number; isEnd: boolean }, now: Instant): RuleRecompute {
  const { last, size, isEnd } = batch;
  if (work.isDone) {
    const { againTo, againFrom: _, ...done } = work;
    return isEnd || last === null || last >= againTo! ? done : { ...work, againFrom: last };
  }
  const isEarly = work.changedAt !== undefined && now < work.changedAt + REMEMBERED_MS;
  const again = isEarly ? { againTo: isEnd ? BEHIND_ALL : last! } : {};
  return { ...work, ...again, done: work.done + size, afterId: last ?? work.afterId, isDone: isEnd };
}

/** Rewrites the rows of one rule for the next batch of open orders; answers those with a stall that the rule no longer holds. */
async function nextBatch(tx: Context, work: RuleRecompute): Promise<WatchedOrder[]> {
  const orders = await lockOpenOrders(tx.db, work.isDone ? (work.againFrom ?? null) : work.afterId, BATCH);
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
  const batch = { last: orders.at(-1)?.id ?? null, size: orders.length, isEnd: orders.length < BATCH };
  await writeRecompute(tx.db, afterBatch({ ...work, total }, batch, tx.now()));
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
 * goes on where the last committed batch ended; several workers share the rules among them. Orders that were seen to in the
 * seconds in which a process may still have written by the rules it remembers are seen to once more after them.
 */
export async function recomputeDeadlines(ctx: Context): Promise<{ isMore: boolean }> {
  const stalled = await inTransaction(ctx, async (tx) => {
    const work = await lockRecompute(tx.db, tx.now() - REMEMBERED_MS);
    return work ? nextBatch(tx, work) : null;
  });
  if (stalled === null) return { isMore: false };
  for (const order of stalled) await closeStalls(ctx, order);
  return { isMore: true };
}
