import { afterAnswer } from '@/server/domain/subscription/subscription';
import type { VendorAnswer } from '@/server/domain/subscription/vendor-answer';
import type { Context } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';
import { splitShipmentKey } from '@/server/store/shipment';
import { readSubscriptions, reconsiderShipment, type SubscriptionRow, saveSubscription } from '@/server/store/subscription';
import { recordFacts } from '../tracking/record-facts';
import { chooseAccount, type SubscribingAccount } from './subscribing-accounts';

/**
 * Saves what a vendor answered about one number. When it does not take the number the next account is asked; when nobody is
 * left and the number is at fault, the order says so to staff. Answers whether anything was saved: a push that came meanwhile
 * has the last word.
 */
export async function settleAnswer(
  ctx: Context,
  { row, answer, accounts }: { row: SubscriptionRow; answer: VendorAnswer; accounts: readonly SubscribingAccount[] },
): Promise<boolean> {
  if (answer.outcome === 'config')
    ctx.log.error({ source: row.source, detail: answer.detail }, 'a vendor does not accept the account: its settings are wrong');
  const isRefused = answer.outcome === 'refused' && row.state === 'wanted';
  const isLast = isRefused && !(await nextAccount(ctx, row, accounts));
  if (isLast && answer.isBadNumber) await recordBadNumber(ctx, row, answer.detail, accounts);
  const saved = await saveSubscription(ctx.db, row, row.state, afterAnswer(row, answer, ctx.now()), ctx.now());
  if (isRefused && !isLast) await reconsiderShipment(ctx.db, row.shipmentKey);
  return saved;
}

async function nextAccount(
  ctx: Context,
  row: SubscriptionRow,
  accounts: readonly SubscribingAccount[],
): Promise<SubscribingAccount | undefined> {
  const order = await readOrderById(ctx.db, row.orderId);
  const before = (await readSubscriptions(ctx.db, [row.shipmentKey])).map((s) =>
    s.source === row.source ? { ...s, state: 'refused' as const } : s,
  );
  return order ? chooseAccount(accounts, { carrier: splitShipmentKey(row.shipmentKey).carrier, shop: order.shop }, before) : undefined;
}

async function recordBadNumber(ctx: Context, row: SubscriptionRow, detail: string, accounts: readonly SubscribingAccount[]): Promise<void> {
  const kind = accounts.find((a) => a.row.name === row.source)?.row.kind ?? 'aggregator';
  const fact = {
    reporter: { source: row.source, kind },
    shipment: splitShipmentKey(row.shipmentKey),
    identityKey: 'subscription|bad_number',
    code: 'problem.bad_number',
    sourceCode: detail,
    occurredAt: ctx.now(),
    precision: 'second' as const,
  };
  await recordFacts(ctx, { orders: [], facts: [fact] });
}
