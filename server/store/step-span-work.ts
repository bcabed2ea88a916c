import { type Instant, SECOND } from '../domain/shared/instant';
import type { Queryable } from './context';

/** How far the measuring of steps has come. */
export interface SpanWork {
  /** Everything received before was measured. */
  heardUntil: Instant;
  /** A walk over all orders: what was there before, and what was missed. */
  walk: { afterId: string | null; total: number; done: number };
  /** When the last whole walk ended; null while the first is under way. */
  walkedAt: Instant | null;
}

/** An order that changed since its steps were measured. */
export interface UnmeasuredOrder {
  id: string;
  shop: string;
  orderNo: string;
  version: number;
}

const KEY = 'step-spans';
/** A fact can be committed this long after the moment it carries; what takes longer is found by the next walk. */
const COMMIT_LAG = 30 * SECOND;
const ORDER = `o.id, o.shop, o.order_no as "orderNo", o.version`;

/** Locks the work until the transaction ends; null while another worker has it. Begins it on a new installation. */
export async function lockSpanWork(db: Queryable, now: Instant): Promise<SpanWork | null> {
  const begun: SpanWork = { heardUntil: now, walk: { afterId: null, total: 0, done: 0 }, walkedAt: null };
  await db.query({
    name: 'step-span-work-begin',
    text: 'insert into setting (key, value) select $1, $2 where not exists (select 1 from setting where key = $1) on conflict do nothing',
    values: [KEY, JSON.stringify(begun)],
  });
  const { rows } = await db.query<{ value: SpanWork }>({
    name: 'step-span-work-lock',
    text: 'select value from setting where key = $1 for update skip locked',
    values: [KEY],
  });
  return rows[0]?.value ?? null;
}

export async function saveSpanWork(db: Queryable, work: SpanWork): Promise<void> {
  await db.query('update setting set value = $2, updated_at = current_timestamp where key = $1', [KEY, JSON.stringify(work)]);
}

/** How far the measuring is; null before it began. */
export async function readSpanWork(db: Queryable): Promise<SpanWork | null> {
  const { rows } = await db.query<{ value: SpanWork }>('select value from setting where key = $1', [KEY]);
  return rows[0]?.value ?? null;
}

/** Orders of which something was received since a moment and that have not been measured since. */
export async function findHeardOrders(db: Queryable, since: Instant, limit: number): Promise<UnmeasuredOrder[]> {
  const { rows } = await db.query<UnmeasuredOrder>({
    name: 'step-span-heard',
    text: `with heard as (select distinct subject from fact where received_at >= $1),
             ids as (select substr(subject, 3)::uuid as id from heard where subject like 'o:%'
                     union select l.order_id from heard join shipment_link l on l.shipment_key = substr(subject, 3) where subject like 't:%')
           select ${ORDER} from ids join orders o using (id) left join step_span_order s on s.order_id = o.id
           where o.version > 0 and o.version is distinct from s.version limit $2`,
    values: [new Date(since - COMMIT_LAG), limit],
  });
  return rows;
}

/** The next orders by id, and whether each has to be measured. */
export async function walkOrders(
  db: Queryable,
  afterId: string | null,
  limit: number,
): Promise<(UnmeasuredOrder & { isMeasured: boolean })[]> {
  const { rows } = await db.query<UnmeasuredOrder & { isMeasured: boolean }>({
    name: 'step-span-walk',
    text: `select ${ORDER}, o.version is not distinct from s.version as "isMeasured"
           from orders o left join step_span_order s on s.order_id = o.id
           where o.version > 0 and ($1::uuid is null or o.id > $1) order by o.id limit $2`,
    values: [afterId, limit],
  });
  return rows;
}

/** How many orders a walk comes past, as the planner's statistics have it. */
export async function estimateOrders(db: Queryable): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select greatest(reltuples, 0)::int as count from pg_class where oid = 'orders'::regclass`,
  );
  return rows[0]!.count;
}
