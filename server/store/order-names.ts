import type { Queryable } from './context';

/** An order as people and facts name it. */
export interface OrderNamed {
  id: string;
  shop: string;
  orderNo: string;
}

/** Names of some orders, by id; those that are gone are left out. */
export async function readOrderNames(db: Queryable, ids: readonly string[]): Promise<OrderNamed[]> {
  const { rows } = await db.query<OrderNamed>('select id, shop, order_no as "orderNo" from orders where id = any($1::uuid[]) order by id', [
    ids,
  ]);
  return rows;
}
