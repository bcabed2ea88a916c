import type { Queryable } from './context';

/** Who looks after the open ticket of some orders, by order id; orders without a ticket or an owner are left out. */
export async function readOwners(db: Queryable, orderIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.query<{ orderId: string; ownerId: string }>(
    `select distinct on (t.order_id) t.order_id as "orderId", t.owner_id as "ownerId" from ticket t join staff s on s.id = t.owner_id and s.active
     where t.order_id = any($1::uuid[]) and t.state <> 'closed' order by t.order_id, t.opened_at desc`,
    [orderIds],
  );
  return new Map(rows.map(({ orderId, ownerId }) => [orderId, ownerId]));
}
