import type { Clock } from '../domain/rule/rule';
import { ID_BYTES } from '../domain/rule/span-columns';
import type { Instant } from '../domain/shared/instant';
import { uuidArrayOf } from './binary-array';
import type { Queryable } from './context';

/** Who stands behind some orders, without saying who: customers are numbered from 1. */
export interface ToldCustomers {
  /** Customer of each order, in their order; 0 where no phone is known. */
  ofOrder: Int32Array;
  /** What those customers were told by stalls of other clocks, with the shop of its order. */
  others: { customer: number; shop: string; at: Instant }[];
}

/** How long a step can have run before its customer was told of it. */
const LONGEST_STEP = `interval '30 days'`;

/** The customers of some orders (`ID_BYTES` each), and what stalls of other clocks did tell them from a moment on. */
export async function readToldCustomers(db: Queryable, clock: Clock, from: Instant, orderIds: Uint8Array): Promise<ToldCustomers> {
  const { rows } = await db.query<{ packed: Buffer | null; others: [customer: number, shop: string, at: number][] | null }>({
    name: 'told-customers',
    text: `with asked as (
             select a.nth, o.phone_hash from unnest($3::uuid[]) with ordinality as a(id, nth) join orders o on o.id = a.id
             where o.phone_hash is not null
           ), customers as (
             select phone_hash, (row_number() over ())::int as number from (select distinct phone_hash from asked) p
           )
           select (select string_agg(int4send(nth::int) || int4send(number), ''::bytea) from asked join customers using (phone_hash)) as packed,
             (select json_agg(json_build_array(c.number, o.shop, extract(epoch from s.told_at) * 1000))
              from step_span s join orders o on o.id = s.order_id join customers c on c.phone_hash = o.phone_hash
              where s.told_at >= $2 and s.since >= $2::timestamptz - ${LONGEST_STEP} and s.clock <> $1) as others`,
    values: [clock, new Date(from), uuidArrayOf(orderIds)],
  });
  const { packed, others } = rows[0]!;
  const ofOrder = new Int32Array(orderIds.length / ID_BYTES);
  for (let at = 0; packed !== null && at < packed.length; at += 8) ofOrder[packed.readInt32BE(at) - 1] = packed.readInt32BE(at + 4);
  return { ofOrder, others: (others ?? []).map(([customer, shop, at]) => ({ customer, shop, at })) };
}
