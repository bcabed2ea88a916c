import { writeAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';
import { groupByAccount } from './group-by-account';
import { addCounts, NO_PULLS, type PullCount, pullShipments } from './pull-shipments';
import { pullingAccounts } from './pulling-accounts';

export type PullOrderOutcome = { kind: 'asked'; count: PullCount } | { kind: 'missing' } | { kind: 'nobody_to_ask' };

/** Asks the vendors about the shipments of one order now, as staff wish it (DOMAIN 5.7); it adds facts and changes none. Audited. */
export async function pullOrder(ctx: Context, input: { orderId: string; actor: string }): Promise<PullOrderOutcome> {
  const order = await readOrderById(ctx.db, input.orderId);
  if (!order) return { kind: 'missing' };
  const wishes = (order.doc?.state.shipments ?? []).map((s) => ({
    orderId: order.id,
    shop: order.shop,
    shipmentKey: s.key,
    carrier: s.carrier,
  }));
  const groups = await groupByAccount(ctx, await pullingAccounts(ctx), wishes);
  if (groups.size === 0) return { kind: 'nobody_to_ask' };
  const counts = await Promise.all([...groups].map(([own, group]) => pullShipments(ctx, own, group)));
  const count = counts.reduce(addCounts, NO_PULLS);
  await writeAudit(ctx.db, { actor: input.actor, action: 'order.pulled', subject: `order:${order.id}`, detail: { ...count } });
  return { kind: 'asked', count };
}
