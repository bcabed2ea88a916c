import type { Deadline } from '../domain/rule/deadline';
import { intArray, momentArray, textArray, uuidArray } from './binary-array';
import type { Queryable } from './context';

/** Replaces the deadlines of the given orders by what was computed for them; a row that stays as it was is not touched. */
export async function replaceDeadlines(
  db: Queryable,
  orders: readonly { orderId: string; deadlines: readonly Deadline[] }[],
): Promise<void> {
  if (orders.length === 0) return;
  const rows = orders.flatMap((o) => o.deadlines.map((d) => ({ orderId: o.orderId, ...d })));
  await db.query({
    name: 'deadline-replace',
    text: `with wanted as (
             select * from unnest($2::uuid[], $3::text[], $4::text[], $5::int[], $6::timestamptz[], $7::timestamptz[])
               as w(order_id, shipment_key, rule_code, rung, since, due_at)
           ), gone as (
             delete from deadline d where d.order_id = any($1::uuid[]) and not exists (
               select from wanted w where w.order_id = d.order_id and w.shipment_key = d.shipment_key and w.rule_code = d.rule_code and w.rung = d.rung)
           )
           insert into deadline as d (order_id, shipment_key, rule_code, rung, since, due_at) select * from wanted
           on conflict (order_id, shipment_key, rule_code, rung) do update
             set since = excluded.since, due_at = excluded.due_at, leased_until = null
             where (d.since, d.due_at) is distinct from (excluded.since, excluded.due_at) or d.leased_until is not null`,
    values: [
      uuidArray(orders.map((o) => o.orderId)),
      uuidArray(rows.map((r) => r.orderId)),
      textArray(rows.map((r) => r.shipmentKey)),
      textArray(rows.map((r) => r.ruleCode)),
      intArray(rows.map((r) => r.rung)),
      momentArray(rows.map((r) => r.since)),
      momentArray(rows.map((r) => r.dueAt)),
    ],
  });
}
