import type { AskedFields } from '../domain/rule/asked-fields';
import type { SpanGroup, TestedSpan } from '../domain/rule/backtest';
import type { Clock } from '../domain/rule/rule';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';
import { plainArray } from './plain-array';
import { orderOf, scopeText } from './step-span-scope';

/** Runs of a clock that may have reached a rung. */
export interface SpanQuery {
  clock: Clock;
  /** Runs that began from this moment on. */
  from: Instant;
  /** Runs that were known to be over this many milliseconds after their anchor are left out: no rung counts faster than time passes. */
  leastMs: number;
  asks: AskedFields;
}

const ID_BYTES = 16;
const ROW_BYTES = ID_BYTES + 3 * 8;
const NO_COUNTS: TestedSpan['counts'] = [];
const NO_PAUSES: TestedSpan['pauses'] = [];

function idAt(packed: Buffer, at: number): string {
  const hex = packed.toString('hex', at, at + ID_BYTES);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Runs as Postgres packed them: id of the order, then three moments in milliseconds, big-endian; infinite is not yet. */
function unpack(packed: Buffer): TestedSpan[] {
  const spans: TestedSpan[] = [];
  for (let at = 0; at < packed.length; at += ROW_BYTES) {
    const goneAt = packed.readDoubleBE(at + ID_BYTES + 16);
    spans.push({
      orderId: idAt(packed, at),
      seenAt: packed.readDoubleBE(at + ID_BYTES),
      anchorAt: packed.readDoubleBE(at + ID_BYTES + 8),
      goneAt: goneAt === Number.POSITIVE_INFINITY ? null : goneAt,
      counts: NO_COUNTS,
      pauses: NO_PAUSES,
    });
  }
  return spans;
}

const ms = (column: string): string => `float8send(round(extract(epoch from ${column}) * 1000)::float8)`;
const PACKED = `uuid_send(order_id) || ${ms('seen_at')} || ${ms('anchor_at')} || ${ms(`coalesce(gone_at, 'infinity')`)}`;
const MAY_FIRE = `clock = $1 and since >= $2 and gone_at is distinct from seen_at
  and coalesce(gone_at, 'infinity') > anchor_at + make_interval(secs => $3::float8 / 1000)`;

/** Most runs are two moments and no more: they come packed, a hundred thousand in a few hundredths of a second. */
async function readPlain(db: Queryable, scope: string, values: unknown[]): Promise<SpanGroup[]> {
  const { rows } = await db.query<{ scope: string; packed: Buffer }>(
    `select ${scope} as scope, string_agg(${PACKED}, ''::bytea) as packed from step_span
     where ${MAY_FIRE} and counts is null and pauses is null group by 1`,
    values,
  );
  return rows.map((row) => ({ order: orderOf(row.scope), spans: unpack(row.packed) }));
}

/** Runs with a number that grew, or that incidents kept from running. */
async function readOthers(db: Queryable, scope: string, values: unknown[]): Promise<SpanGroup[]> {
  const { rows } = await db.query<TestedSpan & { scope: string }>(
    `select ${scope} as scope, order_id as "orderId", seen_at as "seenAt", anchor_at as "anchorAt", gone_at as "goneAt",
       coalesce(counts, '[]') as counts, coalesce(pauses, '[]') as pauses
     from step_span where ${MAY_FIRE} and (counts is not null or pauses is not null)`,
    values,
  );
  const byScope = new Map<string, TestedSpan[]>();
  for (const { scope: text, ...span } of rows) {
    const held = byScope.get(text);
    if (held) held.push(span);
    else byScope.set(text, [span]);
  }
  return [...byScope].map(([text, spans]) => ({ order: orderOf(text), spans }));
}

/** Runs of a clock by what may have reached a rung, grouped by what is asked of their orders. */
export async function readSpanGroups(db: Queryable, { clock, from, leastMs, asks }: SpanQuery): Promise<SpanGroup[]> {
  const values = [clock, new Date(from), leastMs];
  const scope = scopeText(asks);
  return [...(await readPlain(db, scope, values)), ...(await readOthers(db, scope, values))];
}

/** Which order and shipment a run belongs to. */
export interface NamedRun {
  orderId: string;
  shop: string;
  orderNo: string;
  shipmentKey: string;
}

/** The names of some runs, in their order. */
export async function nameRuns(db: Queryable, clock: Clock, runs: readonly TestedSpan[]): Promise<NamedRun[]> {
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

/**
 * Customers who would have been told twice or more on one day (of each shop's zone): by the given messages together
 * with those that stalls of other clocks did send.
 */
export async function countTwiceTold(
  db: Queryable,
  clock: Clock,
  from: Instant,
  messages: readonly { orderId: string; at: Instant }[],
): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    name: 'step-span-twice-told',
    text: `with told as (
             select order_id, to_timestamp(ms / 1000) as at, true as is_tested from unnest($3::uuid[], $4::float8[]) as t(order_id, ms)
             union all select order_id, told_at, false from step_span where told_at >= $2 and since >= $2::timestamptz - interval '30 days' and clock <> $1
           ), days as (
             select o.phone_hash from told t join orders o on o.id = t.order_id left join shop s on s.code = o.shop
             where o.phone_hash is not null
             group by o.phone_hash, (t.at at time zone coalesce(s.time_zone, 'Asia/Shanghai'))::date
             having count(*) > 1 and bool_or(t.is_tested))
           select count(distinct phone_hash)::int as count from days`,
    values: [clock, new Date(from), plainArray(messages.map((m) => m.orderId)), plainArray(messages.map((m) => m.at))],
  });
  return rows[0]!.count;
}
