import type { Queryable } from './context';

/** What each table keeps, in days, counted by a column; rows beyond that serve nobody. */
const KEPT: { table: string; column: string; days: number }[] = [
  { table: 'guess_budget', column: 'window_at', days: 2 },
  { table: 'owner_code', column: 'created_at', days: 2 },
  { table: 'owner_session', column: 'last_seen_at', days: 180 },
  { table: 'order_visitor', column: 'seen_at', days: 14 },
  { table: 'order_view', column: 'hour_at', days: 90 },
  { table: 'insight_hour', column: 'hour_at', days: 400 },
  { table: 'idempotency_key', column: 'created_at', days: 2 },
  { table: 'raw_payload', column: 'received_at', days: 30 },
  { table: 'pull_mark', column: 'asked_at', days: 60 },
  { table: 'inbox_event', column: 'taken_at', days: 30 },
  { table: 'inbox_order', column: 'taken_at', days: 30 },
  { table: 'source_minute', column: 'at', days: 8 },
  { table: 'source_hour', column: 'at', days: 100 },
  { table: 'source_failure', column: 'at', days: 30 },
  { table: 'source_refusal', column: 'last_at', days: 14 },
  { table: 'refused_caller', column: 'last_at', days: 14 },
  { table: 'refused_call', column: 'received_at', days: 7 },
  { table: 'eta_score', column: 'arrived_at', days: 400 },
  { table: 'eta_scored', column: 'arrived_at', days: 400 },
  { table: 'eta_drift', column: 'opened_at', days: 400 },
];

const BATCH = 5000;

/** Deletes what has outlived its purpose at `now` (epoch milliseconds), in small batches; answers the rows by table. */
export async function deleteOutlived(db: Queryable, now: number): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const { table, column, days } of KEPT) {
    deleted[table] = 0;
    for (let rows = BATCH; rows === BATCH; ) {
      const text = `delete from ${table} where ctid in (select ctid from ${table} where ${column} < $1 limit ${BATCH})`;
      const { rowCount } = await db.query(text, [new Date(now - days * 86_400_000)]);
      rows = rowCount ?? 0;
      deleted[table] += rows;
    }
  }
  return deleted;
}
