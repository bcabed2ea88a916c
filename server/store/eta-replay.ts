import { type Instant, SECOND } from '../domain/shared/instant';
import type { Queryable } from './context';

/** The imported pasts that were lived through again: orders as they were known at `begunAt`, placed before `until`. */
export interface Replayed {
  begunAt: Instant;
  until: Instant;
}

const KEY = 'eta-replay';
/** An order can be committed this long after the moment it carries. */
const COMMIT_LAG = 30 * SECOND;

/** How far imported pasts have been replayed; null before the first time. */
export async function readReplayed(db: Queryable): Promise<Replayed | null> {
  const { rows } = await db.query<{ value: Replayed }>('select value from setting where key = $1', [KEY]);
  return rows[0]?.value ?? null;
}

export async function saveReplayed(db: Queryable, replayed: Replayed): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2)
     on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [KEY, JSON.stringify(replayed)],
  );
}

/**
 * How many orders of an imported past, placed within two moments, have arrived, have no replayed score and are new since the last replay;
 * counted no further than `most`. Of some nothing can be said, so that the last replay has the last word on what it saw.
 */
export async function countUnreplayed(
  db: Queryable,
  { from, until, most }: { from: Instant; until: Instant; most: number },
  replayed: Replayed | null,
): Promise<number> {
  const { rows } = await db.query<{ orders: number }>(
    `select count(*)::int as orders from (
       select 1 from orders o where history and arrived_at is not null and placed_at >= $1 and placed_at < $2
         and (placed_at >= $3 or updated_at > $4) and not exists (select 1 from eta_score s where s.order_id = o.id and s.kind = 'replayed')
       limit $5
     ) o`,
    [new Date(from), new Date(until), new Date(replayed?.until ?? 0), new Date((replayed?.begunAt ?? 0) - COMMIT_LAG), most],
  );
  return rows[0]!.orders;
}

/**
 * Drops what earlier replays said, for by what is known now other stages may be scored, and that they were: a replay that is
 * killed is begun anew.
 */
export async function dropReplayed(db: Queryable): Promise<void> {
  await db.query("with begun as (delete from setting where key = $1) delete from eta_score where kind = 'replayed'", [KEY]);
}
