import { MINUTE } from '@/server/domain/shared/instant';
import type { VendorAnswer } from '@/server/domain/subscription/vendor-answer';
import { publicUrl } from '@/server/platform/environment';
import type { Context } from '@/server/store/context';
import { claimDueSubscriptions, type SubscriptionRow } from '@/server/store/subscription';
import { awaitTurn } from '../source/await-turn';
import { watchOf } from '../source/watch-of';
import { settleAnswer } from './settle-answer';
import { type SubscribingAccount, subscribingAccounts } from './subscribing-accounts';

/** Calls of one account in one round; what is left is taken by the next. */
const CALLS_A_ROUND = 20;
/** Longer than a round in which every call meets its time limit. */
const LEASE_MS = 5 * MINUTE;

/**
 * Asks vendors to push, or to push no more, the numbers that are due; answers how many answers were saved. Accounts work side
 * by side, each at its vendor's pace. An account whose vendor cannot be reached rests until the lease of its numbers ends.
 */
export async function callDueVendors(ctx: Context): Promise<number> {
  const accounts = await subscribingAccounts(ctx);
  const counts = await Promise.all(
    accounts.map(async (own) => (await callOne(ctx, own, 'wanted', accounts)) + (await callOne(ctx, own, 'stopping', accounts))),
  );
  return counts.reduce((sum, n) => sum + n, 0);
}

async function callOne(
  ctx: Context,
  own: SubscribingAccount,
  state: 'wanted' | 'stopping',
  accounts: readonly SubscribingAccount[],
): Promise<number> {
  const { perCall } = own.subscriber;
  const claim = { source: own.row.name, state, now: ctx.now(), leaseMs: LEASE_MS, limit: perCall * CALLS_A_ROUND };
  const due = await claimDueSubscriptions(ctx.db, claim);
  let saved = 0;
  for (let from = 0; from < due.length; from += perCall) {
    const rows = due.slice(from, from + perCall);
    const answers = await ask(ctx, own, state, rows);
    for (const [i, row] of rows.entries()) saved += Number(await settleAnswer(ctx, { row, answer: answers[i]!, accounts }));
    if (answers.every((a) => a.outcome === 'config' || a.outcome === 'retry')) break;
  }
  return saved;
}

async function ask(
  ctx: Context,
  { row, account, subscriber }: SubscribingAccount,
  state: 'wanted' | 'stopping',
  rows: readonly SubscriptionRow[],
): Promise<VendorAnswer[]> {
  const watches = await Promise.all(rows.map((r) => watchOf(ctx, { ...r, isRenewal: r.renewals > 0 }, subscriber.needsPhone)));
  const blind =
    state === 'wanted' ? watches.map((w) => subscriber.needsPhone(w.shipment.carrier) && !w.phoneTail) : watches.map(() => false);
  const asked = watches.filter((_, i) => !blind[i]);
  if (asked.length > 0) await awaitTurn(ctx, row.name, subscriber.paceMs);
  const callbackUrl = `${publicUrl()}/api/webhooks/${row.adapter}/${row.endpoint}`;
  const answers = asked.length === 0 ? [] : await call();
  return blind.map((isBlind) => (isBlind ? { outcome: 'needs_phone', detail: 'no phone is known' } : answers.shift()!));

  async function call(): Promise<VendorAnswer[]> {
    if (state === 'wanted') return subscriber.start(account, asked, callbackUrl);
    return subscriber.stop ? subscriber.stop(account, asked) : asked.map(() => ({ outcome: 'done' }));
  }
}
