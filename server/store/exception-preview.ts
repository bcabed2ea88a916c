import type { OrderDocument } from '../domain/order/order-document';
import type { Queryable } from './context';

/** Open orders with a flag, the last changed first. */
export async function listFlaggedOrders(db: Queryable, limit: number): Promise<{ id: string; orderNo: string; doc: OrderDocument }[]> {
  const { rows } = await db.query<{ id: string; orderNo: string; doc: OrderDocument }>(
    `select id, order_no as "orderNo", doc from orders where open and not history and attention <> '{}' order by updated_at desc limit $1`,
    [limit],
  );
  return rows;
}

/** Open tickets by the code of their type. */
export async function countOpenByType(db: Queryable): Promise<Map<string, number>> {
  const { rows } = await db.query<{ type: string; n: number }>(
    `select type, count(*)::int as n from ticket where state <> 'closed' group by type`,
  );
  return new Map(rows.map(({ type, n }) => [type, n]));
}
