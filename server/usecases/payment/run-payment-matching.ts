import { WRONG } from '@/server/domain/payment/match-payments';
import { DAY, MINUTE } from '@/server/domain/shared/instant';
import { type Fact, orderSubject } from '@/server/domain/tracking/fact';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readFactsForFold } from '@/server/store/fact';
import { type OrderNamed, readOrderNames } from '@/server/store/order-names';
import {
  dropPaymentRuns,
  findOrdersWithPayments,
  insertFindings,
  type PaymentCounts,
  type PaymentRun,
  queuePaymentRun,
  savePaymentProgress,
  takePaymentRun,
} from '@/server/store/payment-run';
import { recordFacts } from '../tracking/record-facts';
import { matchPaymentsOf } from './match-payments-of';

/** Payments spoken of in these last days are compared each night: callbacks and settlements may be that late. */
const DAYS = 7;
const BATCH = 200;
const SILENT_MS = 10 * MINUTE;
const RUNS_KEPT_MS = 90 * DAY;

/** Asks for a comparison; it begins within seconds. `waiting` when one waits or runs already. Audited for people. */
export async function askForPaymentMatching(ctx: Context, input: { by: string }): Promise<{ kind: 'queued' | 'waiting' }> {
  return inTransaction(ctx, async (tx) => {
    const run = { id: newId(tx.now()), requestedBy: input.by, requestedAt: tx.now(), days: DAYS };
    if (!(await queuePaymentRun(tx.db, run))) return { kind: 'waiting' };
    if (input.by !== 'system') await writeAudit(tx.db, { actor: input.by, action: 'payments.matched', subject: `payment_run:${run.id}` });
    return { kind: 'queued' };
  });
}

/**
 * Works on the run that waits, if there is one: compares the books of every order whose payments were spoken of in its
 * days, records what follows, and keeps what is wrong. A run whose worker died is begun again; what it said before is not
 * said twice. Answers whether there was one.
 */
export async function runPaymentMatching(ctx: Context, signal?: AbortSignal): Promise<{ kind: 'idle' | 'stopped' | 'done' }> {
  const now = ctx.now();
  const run = await takePaymentRun(ctx.db, now, now - SILENT_MS);
  if (!run) return { kind: 'idle' };
  const ids = await findOrdersWithPayments(ctx.db, run.requestedAt - run.days * DAY);
  const counts: PaymentCounts = {};
  const save = (checked: number, finishedAt: number | null) =>
    savePaymentProgress(ctx.db, { id: run.id, total: ids.length, checked, counts, seenAt: ctx.now(), finishedAt });
  await save(0, null);
  for (let from = 0; from < ids.length; from += BATCH) {
    if (signal?.aborted) return { kind: 'stopped' };
    await matchBatch(ctx, run, ids.slice(from, from + BATCH), counts);
    await save(Math.min(from + BATCH, ids.length), null);
  }
  await save(ids.length, ctx.now());
  await dropPaymentRuns(ctx.db, now - RUNS_KEPT_MS);
  ctx.log.info({ run: run.id, orders: ids.length, counts }, 'payments matched');
  return { kind: 'done' };
}

async function matchBatch(ctx: Context, run: PaymentRun, orderIds: readonly string[], counts: PaymentCounts): Promise<void> {
  const orders = await readOrderNames(ctx.db, orderIds);
  const log = await readFactsForFold(ctx.db, orderIds.map(orderSubject), []);
  const byOrder = new Map<string, Fact[]>();
  for (const { fact } of log) byOrder.set(fact.subject, [...(byOrder.get(fact.subject) ?? []), fact]);
  const matched = orders.flatMap((order) => matchOne(order, byOrder.get(orderSubject(order.id)) ?? [], ctx.now()));
  const add = (key: keyof PaymentCounts, n = 1) => {
    counts[key] = (counts[key] ?? 0) + n;
  };
  for (const one of matched) {
    for (const { verdict } of one.matches) add(verdict);
    if (one.facts.some((f) => f.code === 'payment.reconciled')) add('reconciled');
    if (one.facts.some((f) => f.code === 'payment.mismatch')) add('flagged');
    if (one.facts.some((f) => f.code === 'source.withdrew')) add('cleared');
  }
  await recordFacts(ctx, { orders: [], facts: matched.flatMap((one) => one.facts) });
  await insertFindings(
    ctx.db,
    run.id,
    matched.flatMap((one) => one.matches.filter((m) => WRONG.has(m.verdict)).map((m) => ({ ...m, orderId: one.orderId }))),
  );
}

/** Orders that came whole with an import of the past are nobody's open books. */
function matchOne(order: OrderNamed, facts: readonly Fact[], now: number) {
  if (facts.length === 0 || facts.every((f) => f.history)) return [];
  return [{ orderId: order.id, ...matchPaymentsOf({ shop: order.shop, orderNo: order.orderNo }, facts, now) }];
}
