import type { Deadline } from '../domain/rule/deadline';
import type { Queryable } from './context';

/** Replaces the deadlines of the given orders by what was computed for them. */
export async function replaceDeadlines(
  db: Queryable,
  orders: readonly { orderId: string; deadlines: readonly Deadline[] }[],
): Promise<void> {
  if (orders.length === 0) return;
  const rows = orders.flatMap((o) => o.deadlines.map((d) => ({ orderId: o.orderId, ...d })));
  await db.query({
    name: 'deadline-clear',
    text: 'delete from deadline where order_id = any($1::uuid[])',
    values: [orders.map((o) => o.orderId)],
  });
  if (rows.length === 0) return;
  await db.query({
    name: 'deadline-insert',
    text: `insert into deadline (order_id, shipment_key, rule_code, rung, since, due_at)
           select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::timestamptz[], $6::timestamptz[])`,
    values: [
      rows.map((r) => r.orderId),
      rows.map((r) => r.shipmentKey),
      rows.map((r) => r.ruleCode),
      rows.map((r) => r.rung),
      rows.map((r) => new Date(r.since)),
      rows.map((r) => new Date(r.dueAt)),
    ],
  });
}
