import type { AskedFields } from '../domain/rule/asked-fields';
import type { WatchedSpan } from '../domain/rule/fired-rungs';
import type { ShownRun } from '../domain/rule/newest-runs';
import type { Clock } from '../domain/rule/rule';
import { ID_BYTES, type SpanColumns, type SpanGroup } from '../domain/rule/span-columns';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';
import { orderOf, scopeKey, scopeText } from './step-span-scope';

/** Runs of a clock that may have reached a rung. */
export interface SpanQuery {
  clock: Clock;
  /** Runs that began from this moment on. */
  from: Instant;
  /** Runs that were known to be over this many milliseconds after their anchor are left out: no rung counts faster than time passes. */
  leastMs: number;
  asks: AskedFields;
}

/** As Postgres packs a run: id of the order, then three moments. */
const ROW_BYTES = ID_BYTES + 3 * 8;
/** Postgres counts moments in microseconds from the year 2000; the highest number stands for infinity. */
const POSTGRES_EPOCH = Date.UTC(2000, 0, 1);
const TWO_32 = 2 ** 32;
const INFINITE = 0x7fffffff;

function momentAt(packed: Buffer, at: number): Instant {
  const high = packed.readInt32BE(at);
  return high === INFINITE ? Number.POSITIVE_INFINITY : (high * TWO_32 + packed.readUInt32BE(at + 4)) / 1000 + POSTGRES_EPOCH;
}

const NONE: ReadonlyMap<number, never[]> = new Map();

function emptyColumns(length: number) {
  const column = () => new Float64Array(length);
  return { length, orderIds: new Uint8Array(length * ID_BYTES), seenAt: column(), anchorAt: column(), goneAt: column() };
}

function unpack(packed: Buffer): SpanColumns {
  const spans = emptyColumns(packed.length / ROW_BYTES);
  for (let i = 0; i < spans.length; i += 1) {
    const at = i * ROW_BYTES;
    packed.copy(spans.orderIds, i * ID_BYTES, at, at + ID_BYTES);
    spans.seenAt[i] = momentAt(packed, at + ID_BYTES);
    spans.anchorAt[i] = momentAt(packed, at + ID_BYTES + 8);
    spans.goneAt[i] = momentAt(packed, at + ID_BYTES + 16);
  }
  return { ...spans, counts: NONE, pauses: NONE };
}

const PACKED = `uuid_send(order_id) || timestamptz_send(seen_at) || timestamptz_send(anchor_at) || timestamptz_send(coalesce(gone_at, 'infinity'))`;
const MAY_FIRE = `clock = $1 and since >= $2 and gone_at is distinct from seen_at
  and coalesce(gone_at, 'infinity') > anchor_at + make_interval(secs => $3::float8 / 1000)`;

/**
 * Most runs are three moments and no more: they come packed, one row for all that are alike. Without the `offset` the planner
 * multiplies how often each column differs, expects almost as many groups as runs, and sorts them all on disk.
 */
async function readPlain(db: Queryable, asks: AskedFields, values: unknown[]): Promise<SpanGroup[]> {
  const { key, lists, text } = scopeKey(asks);
  const { rows } = await db.query<{ scope: string; packed: Buffer }>(
    `select ${text} as scope, string_agg(packed, ''::bytea) as packed
     from (select ${[`${key} as key`, ...lists].join(', ')}, ${PACKED} as packed
           from step_span where ${MAY_FIRE} and counts is null and pauses is null offset 0) s
     group by ${['key', ...lists].join(', ')}`,
    values,
  );
  return rows.map(({ scope, packed }) => ({ order: orderOf(scope), spans: unpack(packed) }));
}

interface OddRow extends WatchedSpan {
  scope: string;
  id: Buffer;
}

function columnsOf(rows: readonly OddRow[]): SpanColumns {
  const spans = emptyColumns(rows.length);
  for (const [i, { id, seenAt, anchorAt, goneAt }] of rows.entries()) {
    spans.orderIds.set(id, i * ID_BYTES);
    spans.seenAt[i] = seenAt;
    spans.anchorAt[i] = anchorAt;
    spans.goneAt[i] = goneAt ?? Number.POSITIVE_INFINITY;
  }
  const counts = new Map(rows.map((row, i) => [i, row.counts]));
  return { ...spans, counts, pauses: new Map(rows.map((row, i) => [i, row.pauses])) };
}

/** Runs with a number that grew, or that incidents kept from running. */
async function readOthers(db: Queryable, asks: AskedFields, values: unknown[]): Promise<SpanGroup[]> {
  const { rows } = await db.query<OddRow>(
    `select ${scopeText(asks)} as scope, uuid_send(order_id) as id, seen_at as "seenAt", anchor_at as "anchorAt", gone_at as "goneAt",
       coalesce(counts, '[]') as counts, coalesce(pauses, '[]') as pauses
     from step_span where ${MAY_FIRE} and (counts is not null or pauses is not null)`,
    values,
  );
  const byScope = new Map<string, OddRow[]>();
  for (const row of rows) {
    const held = byScope.get(row.scope);
    if (held) held.push(row);
    else byScope.set(row.scope, [row]);
  }
  return [...byScope].map(([scope, held]) => ({ order: orderOf(scope), spans: columnsOf(held) }));
}

/** Runs of a clock by what may have reached a rung, grouped by what is asked of their orders. */
export async function readSpanGroups(db: Queryable, { clock, from, leastMs, asks }: SpanQuery): Promise<SpanGroup[]> {
  const values = [clock, new Date(from), leastMs];
  return (await Promise.all([readPlain(db, asks, values), readOthers(db, asks, values)])).flat();
}

/** Which order and shipment a run belongs to. */
export interface NamedRun {
  orderId: string;
  shop: string;
  orderNo: string;
  shipmentKey: string;
}

/** The names of some runs, in their order. */
export async function nameRuns(db: Queryable, clock: Clock, runs: readonly ShownRun[]): Promise<NamedRun[]> {
  const { rows } = await db.query<NamedRun>(
    `select s.order_id as "orderId", s.shop, s.order_no as "orderNo", s.shipment_key as "shipmentKey"
     from unnest($2::uuid[], $3::float8[], $4::float8[]) with ordinality as r(order_id, seen, anchor, nth)
     cross join lateral (select * from step_span s where s.order_id = r.order_id and s.clock = $1
       and s.seen_at = to_timestamp(r.seen / 1000) and s.anchor_at = to_timestamp(r.anchor / 1000) limit 1) s order by r.nth`,
    [clock, runs.map((r) => r.orderId), runs.map((r) => r.seenAt), runs.map((r) => r.anchorAt)],
  );
  return rows;
}

/** Runs of a clock that began from a moment on, and the orders that they belong to. */
export async function countSpans(db: Queryable, clock: Clock, from: Instant): Promise<{ runs: number; orders: number }> {
  const { rows } = await db.query<{ runs: number; orders: number }>({
    name: 'step-span-count',
    text: `select coalesce(sum(runs), 0)::int as runs, count(*)::int as orders
           from (select count(*) as runs from step_span where clock = $1 and since >= $2 group by order_id) o`,
    values: [clock, new Date(from)],
  });
  return rows[0]!;
}
