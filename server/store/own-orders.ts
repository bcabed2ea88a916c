import type { OrderDocument } from '../domain/order/order-document';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** One order in the list of its owner. */
export interface OwnOrder {
  id: string;
  shop: string;
  shopName: string;
  timeZone: string;
  /** Code of its page. */
  code: string;
  placedAt: Instant;
  doc: OrderDocument;
}

/** Where the next page of the list begins: behind this order. */
export interface OwnOrdersCursor {
  placedAt: Instant;
  id: string;
}

/** Orders of one phone over all shops, the newest first. */
export async function readOwnOrders(
  db: Queryable,
  input: { phoneHash: string; before?: OwnOrdersCursor; limit: number },
): Promise<OwnOrder[]> {
  const { rows } = await db.query({
    name: 'own-orders',
    text: `select o.id, o.shop, coalesce(s.name, o.shop) as "shopName", coalesce(s.time_zone, 'Asia/Shanghai') as "timeZone", o.code,
                  o.placed_at as "placedAt", o.doc
             from orders o left join shop s on s.code = o.shop
            where o.phone_hash = $1 and o.version > 0 and ($2::timestamptz is null or (o.placed_at, o.id) < ($2, $3::uuid))
            order by o.placed_at desc, o.id desc limit $4`,
    values: [input.phoneHash, input.before ? new Date(input.before.placedAt) : null, input.before?.id ?? null, input.limit],
  });
  return rows as OwnOrder[];
}

/** Whether any order was made with this phone. */
export async function hasOrders(db: Queryable, phoneHash: string): Promise<boolean> {
  const { rows } = await db.query<{ known: boolean }>({
    name: 'phone-has-orders',
    text: 'select exists (select from orders where phone_hash = $1 and version > 0) as known',
    values: [phoneHash],
  });
  return rows[0]!.known;
}
