import type { Contact } from '../domain/order/contact';
import type { Instant } from '../domain/shared/instant';
import { keyedHash, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** An order as far as it is compared with others; who it is stands in no field. */
export interface BehaviourOrder {
  id: string;
  shop: string;
  orderNo: string;
  placedAt: Instant;
  phoneHash: string | null;
  skus: string[];
  /** What was noticed of it already, by kind: the highest count. */
  seen: Record<string, number>;
}

const COLUMNS = `o.id, o.shop, o.order_no as "orderNo", o.placed_at as "placedAt", o.phone_hash as "phoneHash",
  coalesce((select array_agg(i ->> 'sku') from json_array_elements(o.doc #> '{state,items}') i), '{}') as skus,
  coalesce((select json_object_agg(key, (value ->> 'count')::int) from json_each(o.doc #> '{state,behaviour,signals}')), '{}') as seen`;

/** Orders placed since a moment, each with the keyed hash of where it goes and of who looked after it on our pages. */
export async function readRecentOrders(
  db: Queryable,
  since: Instant,
  limit: number,
): Promise<(BehaviourOrder & { address: string | null; visitors: string[] })[]> {
  const { rows } = await db.query<BehaviourOrder & { sealed: Buffer | null; visitors: string[] }>(
    `select ${COLUMNS}, c.sealed, coalesce((select array_agg(v.kind || ':' || v.hash) from order_visitor v where v.order_id = o.id), '{}') as visitors
     from orders o left join contact c on c.order_id = o.id
     where o.placed_at >= $1 and o.version > 0 and not o.history order by o.placed_at desc limit $2`,
    [new Date(since), limit],
  );
  return rows.map(({ sealed, ...row }) => ({ ...row, address: sealed && addressHash(sealed) }));
}

/** Where an order goes, as a hash that lives as long as the comparison: nothing of it is kept. */
function addressHash(sealed: Buffer): string | null {
  const { address } = JSON.parse(unseal(sealed).toString('utf8')) as Contact;
  const plain = address
    ?.normalize('NFKC')
    .replace(/[\s,，。.\-#]/g, '')
    .toLowerCase();
  return plain ? keyedHash('behaviour', `address|${plain}`) : null;
}

/** Orders placed since a moment by customers who cancelled one of them. */
export async function readOrdersOfCancellers(
  db: Queryable,
  since: Instant,
  limit: number,
): Promise<(BehaviourOrder & { phoneHash: string; isCancelled: boolean })[]> {
  const { rows } = await db.query<BehaviourOrder & { phoneHash: string; isCancelled: boolean }>(
    `select ${COLUMNS}, o.lifecycle = 'cancelled' as "isCancelled" from orders o
     where o.placed_at >= $1 and o.version > 0 and not o.history and o.phone_hash in (
       select phone_hash from orders where lifecycle = 'cancelled' and placed_at >= $1 and not history and phone_hash is not null)
     order by o.placed_at desc limit $2`,
    [new Date(since), limit],
  );
  return rows;
}

/** Notes from which device and address somebody changed an order on our own pages, as keyed hashes; the last time counts. */
export async function noteVisitor(
  db: Queryable,
  orderId: string,
  { device, client }: { device: string; client: string },
  at: Instant,
): Promise<void> {
  await db.query(
    `insert into order_visitor (order_id, kind, hash, seen_at) values ($1, 'device', $2, $4), ($1, 'client', $3, $4)
     on conflict (order_id, kind, hash) do update set seen_at = excluded.seen_at`,
    [orderId, keyedHash('behaviour', `device|${device}`), keyedHash('behaviour', `client|${client}`), new Date(at)],
  );
}
