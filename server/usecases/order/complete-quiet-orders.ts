import { DAY } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { findQuietOrders } from '@/server/store/order';
import { recordFacts } from '../tracking/record-facts';

/** Days after the delivery in which the customer may object (dispute window, DOMAIN 3.2). */
const QUIET_DAYS = 15;
const MOST_AT_ONCE = 500;

/** Completes one round of orders that were delivered and to which nobody objected; answers how many. */
export async function completeQuietOrders(ctx: Context): Promise<number> {
  const orders = await findQuietOrders(ctx.db, ctx.now() - QUIET_DAYS * DAY, MOST_AT_ONCE);
  for (const history of [true, false]) {
    const facts = orders
      .filter((o) => o.history === history)
      .map((o) => ({
        reporter: { source: 'daona', kind: 'portal' as const },
        order: { shop: o.shop, orderNo: o.orderNo },
        identityKey: 'completed',
        code: 'order.completed',
        occurredAt: o.deliveredAt + QUIET_DAYS * DAY,
        precision: 'second' as const,
      }));
    if (facts.length > 0) await recordFacts(ctx, { orders: [], facts, history });
  }
  return orders.length;
}
