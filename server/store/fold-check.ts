import type { DocumentDifference } from '../domain/order/compare-documents';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';
import type { OrderRow } from './order';

const KEY = 'fold-check';

/** How far the walk over all orders is, and since when the present release writes read models. */
export interface FoldCheckProgress {
  afterId: string;
  release: string;
  since: Instant;
}

export async function readFoldCheckProgress(db: Queryable): Promise<FoldCheckProgress | null> {
  const { rows } = await db.query<{ value: FoldCheckProgress }>('select value from setting where key = $1', [KEY]);
  return rows[0]?.value ?? null;
}

export async function saveFoldCheckProgress(db: Queryable, progress: FoldCheckProgress): Promise<void> {
  await db.query(
    `insert into setting (key, value) values ($1, $2) on conflict (key) do update set value = excluded.value, updated_at = current_timestamp`,
    [KEY, JSON.stringify(progress)],
  );
}

const COLUMNS = `id, shop, order_no as "orderNo", order_key as "orderKey", code, version, phone_hash as "phoneHash", doc`;

/** Rows that one step of the walk looks at for each that it takes: most may have been written by another release. */
const LOOKED_AT = 50;

/** Pages at the end of the log that are read for the orders of which something was said last. */
const LAST_PAGES = 40;

/**
 * The orders of which something was said last. The log is only appended to, so that its newest facts stand on its last pages:
 * no index is asked, which every arriving fact would pay for.
 */
async function saidOfLast(db: Queryable, limit: number): Promise<string[]> {
  const size = await db.query<{ pages: number }>(`select pg_relation_size('fact') / current_setting('block_size')::int as pages`);
  const { rows } = await db.query<{ id: string }>(
    `with last as (select seq, subject from fact where ctid >= $1::tid),
       said as (
         select seq, substr(subject, 3)::uuid as id from last where subject like 'o:%'
         union all
         select seq, l.order_id from last join shipment_link l on l.shipment_key = substr(subject, 3) where subject like 't:%')
     select id from said group by id order by max(seq) desc limit $2`,
    [`(${Math.max(0, Number(size.rows[0]!.pages) - LAST_PAGES)},0)`, limit],
  );
  return rows.map((row) => row.id);
}

/**
 * Orders whose read model was written since a moment: of the next ones by id, and those of which something was said last.
 * `walkedTo` is where the walk goes on; null at its end.
 */
export async function sampleOrders(
  db: Queryable,
  sample: { afterId: string; since: Instant; walked: number; newest: number },
): Promise<{ rows: OrderRow[]; walkedTo: string | null }> {
  const since = new Date(sample.since);
  const window = await db.query<{ id: string }>('select id from orders where id > $1 order by id limit $2', [
    sample.afterId,
    sample.walked * LOOKED_AT,
  ]);
  const walked = await db.query<OrderRow>(
    `select ${COLUMNS} from orders where id = any($1::uuid[]) and version > 0 and updated_at >= $2 order by id limit $3`,
    [window.rows.map((row) => row.id), since, sample.walked],
  );
  const newest = await db.query<OrderRow>(`select ${COLUMNS} from orders where id = any($1::uuid[]) and version > 0 and updated_at >= $2`, [
    await saidOfLast(db, sample.newest),
    since,
  ]);
  const isFull = walked.rows.length === sample.walked;
  const isAtEnd = window.rows.length < sample.walked * LOOKED_AT;
  const end = isFull ? walked.rows.at(-1)!.id : isAtEnd ? null : window.rows.at(-1)!.id;
  return { rows: [...new Map([...walked.rows, ...newest.rows].map((row) => [row.id, row])).values()], walkedTo: end };
}

export async function insertFoldDifference(
  db: Queryable,
  found: { orderId: string; foundAt: Instant; version: number; differences: readonly DocumentDifference[] },
): Promise<void> {
  await db.query('insert into fold_difference (order_id, found_at, version, differences) values ($1, $2, $3, $4) on conflict do nothing', [
    found.orderId,
    new Date(found.foundAt),
    found.version,
    JSON.stringify(found.differences),
  ]);
}
