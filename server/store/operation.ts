import type { Queryable } from './context';

/** Name of the newest migration that the database has. Throws when the database cannot be reached. */
export async function readNewestMigration(db: Queryable): Promise<string> {
  const { rows } = await db.query(
    'select migration_name as name from _prisma_migrations where finished_at is not null order by 1 desc limit 1',
  );
  return (rows[0] as { name: string } | undefined)?.name ?? 'none';
}

export interface Counts {
  /** Estimates of the planner's statistics once there are any, as a full count of the log would grow with history. */
  facts: number;
  orders: number;
  openOrdersByHealth: Record<string, number>;
  noticesByState: Record<string, number>;
  deadlinesDue: number;
  /** How long the deadline that has waited longest has been due, in seconds; 0 when none is due. */
  oldestDeadlineDueS: number;
  rawByVerdict: Record<string, number>;
  /** Read models of the day that differed from what their facts add up to. */
  foldDifferences: number;
  openIncidentsByKind: Record<string, number>;
  driftsBySide: Record<string, number>;
}

const COUNTS = `
  select
    (select case when reltuples < 0 then (select count(*) from fact) else reltuples::bigint end from pg_class where oid = 'fact'::regclass) as facts,
    (select case when reltuples < 0 then (select count(*) from orders) else reltuples::bigint end from pg_class where oid = 'orders'::regclass) as orders,
    (select coalesce(json_object_agg(health, n), '{}') from (select health, count(*) as n from orders where open and not history group by 1) o) as "openOrdersByHealth",
    (select coalesce(json_object_agg(state, n), '{}') from (select state, count(*) as n from notice where created_at > $1 group by 1) n) as "noticesByState",
    (select count(*) from deadline where due_at <= $2) as "deadlinesDue",
    (select coalesce(extract(epoch from $2 - min(due_at)), 0)::float from deadline where due_at <= $2) as "oldestDeadlineDueS",
    (select coalesce(json_object_agg(verdict, n), '{}') from (select verdict, count(*) as n from raw_payload where received_at > $1 group by 1) r) as "rawByVerdict",
    (select count(*) from fold_difference where found_at > $1) as "foldDifferences",
    (select coalesce(json_object_agg(kind, n), '{}') from (select kind, count(*) as n from incident where closed_at is null group by 1) i) as "openIncidentsByKind",
    (select json_build_object('below', count(*) filter (where side = 'below'), 'above', count(*) filter (where side = 'above'))
       from eta_drift where closed_at is null) as "driftsBySide"`;

/** What the metrics tell: notices and raw payloads of the day before `now`, deadlines due at `now` (epoch milliseconds). */
export async function readCounts(db: Queryable, now: number): Promise<Counts> {
  const { rows } = await db.query(COUNTS, [new Date(now - 86_400_000), new Date(now)]);
  return rows[0] as Counts;
}

/** Holds a name until the transaction ends; whoever else asks for it waits. */
export async function lockName(db: Queryable, name: string): Promise<void> {
  await db.query('select pg_advisory_xact_lock(hashtext($1))', [name]);
}
