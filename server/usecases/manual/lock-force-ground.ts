import type { OrderDocument } from '@/server/domain/order/order-document';
import { effectiveFacts } from '@/server/domain/tracking/effective-facts';
import type { Context } from '@/server/store/context';
import { readFactsOfOrder } from '@/server/store/fact';
import { lockOrders, readOrderById } from '@/server/store/order';

/** What a state set by hand is judged on. */
export interface ForceGround {
  shop: string;
  orderNo: string;
  document: OrderDocument;
  codAllowed: boolean;
}

/** Locks the order until the transaction ends, so that it is judged and changed as one; null when nobody knows it. */
export async function lockForceGround(tx: Context, orderId: string): Promise<ForceGround | null> {
  await lockOrders(tx.db, { names: [], ids: [orderId], shipmentKeys: [] });
  return readForceGround(tx, orderId);
}

export async function readForceGround(ctx: Context, orderId: string): Promise<ForceGround | null> {
  const row = await readOrderById(ctx.db, orderId);
  if (!row?.doc) return null;
  const facts = effectiveFacts((await readFactsOfOrder(ctx.db, orderId)).filter((f) => f.code === 'order.placed'));
  const header = facts.findLast((f) => !f.isWithdrawn)?.data?.header;
  return { shop: row.shop, orderNo: row.orderNo, document: row.doc, codAllowed: header?.codAllowed === true };
}
