import { predictEta } from '@/server/domain/eta/predict-eta';
import { foldOrder } from '@/server/domain/order/fold-order';
import { clockSpans, type SpanNeeds } from '@/server/domain/rule/clock-spans';
import { lateRisk } from '@/server/domain/rule/late-risk';
import { DAY } from '@/server/domain/shared/instant';
import { loadCombinations } from '@/server/store/combination';
import { loadConflictsOff } from '@/server/store/conflict-switch';
import { type Context, inTransaction } from '@/server/store/context';
import { loadEtaModel } from '@/server/store/eta-model';
import { readFactsOfOrder } from '@/server/store/fact';
import { loadTimeZones } from '@/server/store/shop';
import { type OrderSpans, writeSpans } from '@/server/store/step-span';
import {
  estimateOrders,
  findHeardOrders,
  lockSpanWork,
  type SpanWork,
  saveSpanWork,
  type UnmeasuredOrder,
  walkOrders,
} from '@/server/store/step-span-work';

/** Looking for what was heard reads all that was said since the last round: with few orders at a time a large import would be read over and over. */
const BATCH = 500;
/** Orders that a page of the walk comes past; most were measured when they changed. */
const WALKED = 2500;
/** A walk begins this long after the last one ended. */
const WALK_EVERY = DAY;
const PER_CENT = 100;

/** How an order is folded, and how likely its promise is missed by the model in force. */
async function needsOf(ctx: Context): Promise<(order: UnmeasuredOrder) => SpanNeeds> {
  const [combinations, off, model] = [await loadCombinations(ctx.db), await loadConflictsOff(ctx.db), await loadEtaModel(ctx.db)];
  return (order) => ({
    fold: (facts) => foldOrder(order, facts, combinations, off),
    riskAt: (state, now) => {
      const eta = state.promisedBy === undefined ? null : predictEta({ state, model, now });
      return eta && Math.round(lateRisk(eta, state.promisedBy!) * PER_CENT);
    },
  });
}

/** Measures the steps of some orders from their facts and keeps them. */
async function measureOrders(ctx: Context, orders: readonly UnmeasuredOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const needs = await needsOf(ctx);
  const zones = await loadTimeZones(ctx.db);
  const measured: OrderSpans[] = [];
  for (const order of orders) {
    const { id: orderId, version, shop } = order;
    const spans = clockSpans(await readFactsOfOrder(ctx.db, orderId), needs(order));
    measured.push({ orderId, version, spans, timeZone: zones.get(shop) ?? 'Asia/Shanghai' });
  }
  await writeSpans(ctx.db, measured);
}

/** What was said lately comes first, so that a walk over a great past keeps nobody waiting. */
async function measureHeard(tx: Context, work: SpanWork): Promise<{ work: SpanWork; isMore: boolean }> {
  const now = tx.now();
  const orders = await findHeardOrders(tx.db, work.heardUntil, BATCH);
  await measureOrders(tx, orders);
  const isMore = orders.length === BATCH;
  return { work: isMore ? work : { ...work, heardUntil: now }, isMore };
}

async function walkOn(tx: Context, work: SpanWork): Promise<{ work: SpanWork; isMore: boolean }> {
  const { walk, walkedAt } = work;
  if (walk.afterId === null && walkedAt !== null && tx.now() - walkedAt < WALK_EVERY) return { work, isMore: false };
  const page = await walkOrders(tx.db, walk.afterId, WALKED);
  const missing = page.filter((order) => !order.isMeasured);
  const taken = missing.slice(0, BATCH);
  await measureOrders(tx, taken);
  const isDone = page.length < WALKED && missing.length === taken.length;
  if (isDone) return { work: { ...work, walk: { afterId: null, total: 0, done: 0 }, walkedAt: tx.now() }, isMore: false };
  // the page's rest is met again: what was measured is passed over then
  const until = missing.length > taken.length ? taken.at(-1)! : page.at(-1)!;
  const past = page.findIndex(({ id }) => id === until.id) + 1;
  const total = walk.total || (await estimateOrders(tx.db));
  return { work: { ...work, walk: { afterId: until.id, total, done: walk.done + past } }, isMore: true };
}

/**
 * Goes one batch on with measuring how long steps take: first the orders of which something was heard since the last
 * round, then the next ones of a walk over all orders, which measures what was there before and what was missed. A batch is
 * a transaction, so that a killed process loses none; one worker at a time. Answers whether there is more to do.
 */
export async function measureSteps(ctx: Context): Promise<{ isMore: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const work = await lockSpanWork(tx.db, tx.now());
    if (!work) return { isMore: false };
    const heard = await measureHeard(tx, work);
    const next = heard.isMore ? heard : await walkOn(tx, heard.work);
    await saveSpanWork(tx.db, next.work);
    return { isMore: next.isMore };
  });
}
