import type { OrderState } from '../domain/order/order-state';
import type { TestedSpan } from '../domain/rule/backtest';
import type { Clock } from '../domain/rule/rule';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Runs of a clock that may have reached a rung. */
export interface SpanQuery {
  clock: Clock;
  /** Runs that began from this moment on. */
  from: Instant;
  /** Milliseconds after their anchor that runs are left out which were over by then: no rung counts faster than time passes. */
  leastMs: number;
}

type Cells = [
  ...[orderId: string, shipmentKey: string, since: number, seenAt: number, anchorAt: number, goneAt: number | null],
  ...[counts: TestedSpan['counts'] | null, pauses: TestedSpan['pauses'] | null, shop: string, orderNo: string, type: OrderState['type']],
  ...[channel: string | null, to: (string | null)[], origin: (string | null)[], amount: number | null, currency: string | null],
  ...[categories: string[], carriers: string[], tags: string[], warehouse: string | null],
];

const COLUMNS = [
  ...['order_id', 'shipment_key', 'since', 'seen_at', 'anchor_at', 'gone_at', 'counts', 'pauses'],
  ...['shop', 'order_no', 'type', 'channel', 'array[dest_country, dest_province, dest_city, dest_district]'],
  ...[
    'array[origin_country, origin_province, origin_city, origin_district]',
    'amount',
    'currency',
    'categories',
    'carriers',
    'tags',
    'warehouse',
  ],
].join(', ');

function placeOf([country, province, city, district]: (string | null)[]): OrderState['destination'] {
  const place = {
    country: country ?? undefined,
    province: province ?? undefined,
    city: city ?? undefined,
    district: district ?? undefined,
  };
  return country || province || city || district ? place : undefined;
}

function spanOf(clock: Clock, cells: Cells): TestedSpan {
  const [orderId, shipmentKey, since, seenAt, anchorAt, goneAt, counts, pauses, shop, orderNo, type, ...scope] = cells;
  const [channel, to, origin, amount, currency, categories, carriers, tags, warehouse] = scope;
  return {
    ...{ orderId, clock, shipmentKey, since, seenAt, anchorAt, goneAt, counts: counts ?? [], pauses: pauses ?? [] },
    order: {
      ...{ shop, orderNo, type, tags },
      channel: channel ?? undefined,
      destination: placeOf(to),
      origin: placeOf(origin),
      amount: amount === null ? undefined : String(amount),
      currency: currency ?? undefined,
      warehouse: warehouse ?? undefined,
      items: categories.map((category) => ({ category })),
      shipments: carriers.map((carrier) => ({ key: shipmentKey, carrier })),
    },
  };
}

/** Runs of a clock by what they may have reached, as `domain/rule/backtest.ts` takes them. */
export async function readTestedSpans(db: Queryable, { clock, from, leastMs }: SpanQuery): Promise<TestedSpan[]> {
  const { rows } = await db.query<Cells>({
    name: 'step-span-tested',
    text: `select ${COLUMNS} from step_span where clock = $1 and since >= $2
             and coalesce(gone_at, 'infinity') > anchor_at + make_interval(secs => $3::float8 / 1000) and gone_at is distinct from seen_at`,
    values: [clock, new Date(from), leastMs],
    rowMode: 'array',
  } as never);
  return (rows as unknown as Cells[]).map((cells) => spanOf(clock, cells));
}

/** Runs of a clock that began from a moment on, and the orders that they belong to. */
export async function countSpans(db: Queryable, clock: Clock, from: Instant): Promise<{ runs: number; orders: number }> {
  const { rows } = await db.query<{ runs: number; orders: number }>({
    name: 'step-span-count',
    text: 'select count(*)::int as runs, count(distinct order_id)::int as orders from step_span where clock = $1 and since >= $2',
    values: [clock, new Date(from)],
  });
  return rows[0]!;
}

/**
 * Customers who would have been told of twice or more on one day (of each shop's zone): by the given messages together
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
             select order_id, at, true as is_tested from unnest($3::uuid[], $4::timestamptz[]) as t(order_id, at)
             union all select order_id, told_at, false from step_span where told_at >= $2 and since >= $2::timestamptz - interval '30 days' and clock <> $1
           ), days as (
             select o.phone_hash from told t join orders o on o.id = t.order_id left join shop s on s.code = o.shop
             where o.phone_hash is not null
             group by o.phone_hash, (t.at at time zone coalesce(s.time_zone, 'Asia/Shanghai'))::date
             having count(*) > 1 and bool_or(t.is_tested))
           select count(distinct phone_hash)::int as count from days`,
    values: [clock, new Date(from), messages.map((m) => m.orderId), messages.map((m) => new Date(m.at))],
  });
  return rows[0]!.count;
}
