import type { OrderDocument } from '../domain/order/order-document';
import type { Deadline } from '../domain/rule/deadline';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** A due rung that this sweeper holds until its lease ends. */
export interface ClaimedDeadline extends Deadline {
  orderId: string;
}

/**
 * Takes up to `limit` due rungs for `leaseMs`, the longest overdue first; rows that another sweeper holds are passed over.
 * Costs one index range over what is due, however many orders are open.
 */
export async function claimDueDeadlines(db: Queryable, now: Instant, leaseMs: number, limit: number): Promise<ClaimedDeadline[]> {
  const { rows } = await db.query<ClaimedDeadline>({
    name: 'deadline-claim',
    text: `with due as (
             select order_id, shipment_key, rule_code, rung from deadline
             where due_at <= $1 and (leased_until is null or leased_until <= $1)
             order by due_at limit $3 for update skip locked
           )
           update deadline d set leased_until = $2 from due
           where (d.order_id, d.shipment_key, d.rule_code, d.rung) = (due.order_id, due.shipment_key, due.rule_code, due.rung)
           returning d.order_id as "orderId", d.shipment_key as "shipmentKey", d.rule_code as "ruleCode", d.rung, d.since, d.due_at as "dueAt"`,
    values: [new Date(now), new Date(now + leaseMs), limit],
  });
  return rows;
}

/** Read models of some orders, with the zone of their shop and the quiet hours of their customer. */
export interface WatchedOrder {
  id: string;
  shop: string;
  orderNo: string;
  doc: OrderDocument;
  timeZone: string;
  /** As the customer chose; null follows the shop. */
  quiet: string | null;
}

/** `from` included. */
const WATCHED = `o.id, o.shop, o.order_no as "orderNo", o.doc, coalesce(s.time_zone, 'Asia/Shanghai') as "timeZone", p.quiet
  from orders o left join shop s on s.code = o.shop left join preference p on p.phone_hash = o.phone_hash`;

export async function readWatchedOrders(db: Queryable, ids: readonly string[]): Promise<WatchedOrder[]> {
  const { rows } = await db.query<WatchedOrder>({
    name: 'deadline-orders',
    text: `select ${WATCHED} where o.id = any($1::uuid[]) and o.version > 0`,
    values: [ids],
  });
  return rows;
}

/** The next open orders after `afterId`, locked until the transaction ends, so that no record step passes between. */
export async function lockOpenOrders(db: Queryable, afterId: string | null, limit: number): Promise<WatchedOrder[]> {
  const { rows } = await db.query<WatchedOrder>({
    name: 'deadline-open-orders',
    text: `select ${WATCHED} where o.open and not o.history and o.version > 0 and ($1::uuid is null or o.id > $1) order by o.id limit $2 for update of o`,
    values: [afterId, limit],
  });
  return rows;
}

/** Rows of one rule, of some orders, as they are now; rows of other rules stay. */
export async function replaceDeadlinesOfRule(
  db: Queryable,
  ruleCode: string,
  orders: readonly { orderId: string; deadlines: readonly Deadline[] }[],
): Promise<void> {
  const rows = orders.flatMap((o) => o.deadlines.map((d) => ({ orderId: o.orderId, ...d })));
  await db.query('delete from deadline where rule_code = $1 and order_id = any($2::uuid[])', [ruleCode, orders.map((o) => o.orderId)]);
  await db.query(
    `insert into deadline (order_id, shipment_key, rule_code, rung, since, due_at)
     select order_id, shipment_key, $1, rung, since, due_at
     from unnest($2::uuid[], $3::text[], $4::int[], $5::timestamptz[], $6::timestamptz[]) as w(order_id, shipment_key, rung, since, due_at)`,
    [
      ruleCode,
      rows.map((r) => r.orderId),
      rows.map((r) => r.shipmentKey),
      rows.map((r) => r.rung),
      rows.map((r) => new Date(r.since)),
      rows.map((r) => new Date(r.dueAt)),
    ],
  );
}

/** Open orders that a change of a rule has to look at. */
export async function countOpenOrders(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>('select count(*) from orders where open and not history and version > 0');
  return rows[0]!.count;
}
