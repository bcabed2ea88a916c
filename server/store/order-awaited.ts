import type { OrderDocument } from '../domain/order/order-document';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** An order that somebody waits for, as it stands. */
export interface AwaitedOrder {
  id: string;
  shop: string;
  doc: OrderDocument;
}

/**
 * Orders after `afterId` that have not arrived, not written since `lookedAtBefore`: all, or those whose likely arrival has passed since
 * they were written. By id, so that one walk finds them all.
 */
export async function readAwaitedOrders(
  db: Queryable,
  want: { now: Instant; which: 'all' | 'passed'; lookedAtBefore: Instant; afterId: string; limit: number },
): Promise<AwaitedOrder[]> {
  const { rows } = await db.query<AwaitedOrder>({
    name: `orders-awaited-${want.which}`,
    text: `select id, shop, doc from orders
            where id > $1 and open and not history and delivered_at is null and version > 0 and updated_at < $2
              ${want.which === 'passed' ? 'and eta_p50 < $4 and updated_at < eta_p50' : ''}
            order by id limit $3`,
    values: [want.afterId, new Date(want.lookedAtBefore), want.limit, ...(want.which === 'passed' ? [new Date(want.now)] : [])],
  });
  return rows;
}
