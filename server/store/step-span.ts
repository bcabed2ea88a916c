import { localDay, weekday } from '../domain/calendar/local-day';
import type { Place } from '../domain/place/place';
import type { ClockSpan } from '../domain/rule/clock-spans';
import { STEP_CLOCKS } from '../domain/rule/rule';
import { type Instant, toIso } from '../domain/shared/instant';
import type { Queryable } from './context';

/** The spans of one order, as made from its facts at a version. */
export interface OrderSpans {
  orderId: string;
  version: number;
  spans: readonly ClockSpan[];
  /** IANA zone of the shop. */
  timeZone: string;
}

/** A stall as it stands with the span that it was opened over. */
export interface SpanStall {
  rule: string;
  version: number;
  rung: number;
  openedAt: Instant;
  closedAt: Instant | null;
  tells: boolean;
}

const iso = (at: Instant | null | undefined): string | null => (at === null || at === undefined ? null : toIso(at));
const given = <T>(list: readonly T[]): readonly T[] | null => (list.length > 0 ? list : null);

function placeColumns(end: 'dest' | 'origin', place: Place | undefined): Record<string, string | null> {
  return {
    [`${end}_country`]: place?.country ?? null,
    [`${end}_province`]: place?.province ?? null,
    [`${end}_city`]: place?.city ?? null,
    [`${end}_district`]: place?.district ?? null,
  };
}

/** When the step ran past its limit, however late that was noticed; null where all that was late is that we heard of its end. */
function overdueAt({ stalls: [first], until }: ClockSpan): Instant | null {
  if (first?.dueAt === undefined) return first?.openedAt ?? null;
  return until === null || first.dueAt < until ? first.dueAt : null;
}

/** By column name, as `json_populate_recordset` takes it. */
function rowOf(orderId: string, span: ClockSpan, timeZone: string): object {
  const { order, shipmentKey } = span;
  const stalls = span.stalls.map(
    ({ rule, ruleVersion, rung, openedAt, closedAt, consequence }): SpanStall => ({
      ...{ rule, version: ruleVersion, rung, openedAt, closedAt },
      tells: consequence.tellCustomer,
    }),
  );
  const shipments = order.shipments.filter(({ key }) => shipmentKey === '' || key === shipmentKey);
  const amount = Number(order.amount);
  return {
    order_id: orderId,
    shipment_key: shipmentKey,
    clock: span.clock,
    since: iso(span.since),
    seen_at: iso(span.seenAt),
    anchor_at: iso(span.anchorAt),
    until: iso(span.until),
    gone_at: iso(span.goneAt),
    is_cut: span.isCut,
    counts: given(span.counts),
    pauses: given(span.pauses),
    stalls: given(stalls),
    stalled_at: iso(overdueAt(span)),
    told_at: iso(stalls.find((stall) => stall.tells)?.openedAt),
    shop: order.shop,
    order_no: order.orderNo,
    type: order.type,
    channel: order.channel ?? null,
    ...placeColumns('dest', order.destination),
    ...placeColumns('origin', order.origin),
    amount: order.amount === undefined || Number.isNaN(amount) ? null : amount,
    currency: order.currency ?? null,
    categories: [...new Set(order.items.flatMap(({ category }) => category ?? []))],
    carriers: [...new Set(shipments.map(({ carrier }) => carrier))],
    tags: order.tags,
    warehouse: order.warehouse ?? null,
    weekday: weekday(localDay(span.since, timeZone)),
  };
}

const KEY = ['order_id', 'shipment_key', 'clock', 'since', 'seen_at'];
const OTHERS = [
  ...[
    'anchor_at',
    'until',
    'gone_at',
    'is_cut',
    'counts',
    'pauses',
    'stalls',
    'stalled_at',
    'told_at',
    'shop',
    'order_no',
    'type',
    'channel',
  ],
  ...['dest_country', 'dest_province', 'dest_city', 'dest_district', 'origin_country', 'origin_province', 'origin_city', 'origin_district'],
  ...['amount', 'currency', 'categories', 'carriers', 'tags', 'warehouse', 'weekday'],
];

/** Makes the spans of some orders be what was measured; rows that say the same already are not touched. */
export async function writeSpans(db: Queryable, orders: readonly OrderSpans[]): Promise<void> {
  const ids = orders.map(({ orderId }) => orderId);
  const rows = JSON.stringify(orders.flatMap(({ orderId, spans, timeZone }) => spans.map((span) => rowOf(orderId, span, timeZone))));
  await db.query({
    name: 'step-span-delete',
    text: `delete from step_span where order_id = any($1::uuid[])
             and (${KEY.join(', ')}) not in (select ${KEY.join(', ')} from json_populate_recordset(null::step_span, $2))`,
    values: [ids, rows],
  });
  await db.query({
    name: 'step-span-upsert',
    text: `insert into step_span as held select * from json_populate_recordset(null::step_span, $1)
           on conflict (${KEY.join(', ')}) do update set ${OTHERS.map((column) => `${column} = excluded.${column}`).join(', ')}
           where to_json(held)::text is distinct from to_json(excluded)::text`,
    values: [rows],
  });
  await db.query({
    name: 'step-span-version',
    text: `insert into step_span_order (order_id, version) select * from unnest($1::uuid[], $2::int[])
           on conflict (order_id) do update set version = excluded.version`,
    values: [ids, orders.map(({ version }) => version)],
  });
}

/** Deletes spans that ended before a moment, no more than `limit`; answers how many. Their orders are not measured again for it. */
export async function deleteOldSpans(db: Queryable, endedBefore: Instant, limit: number): Promise<number> {
  const { rowCount } = await db.query({
    name: 'step-span-outlived',
    text: 'delete from step_span where ctid in (select ctid from step_span where until < $1 limit $2)',
    values: [new Date(endedBefore), limit],
  });
  return rowCount ?? 0;
}

/** How many spans are kept and since when the oldest step of them began; null while there is none. */
export async function readSpanExtent(db: Queryable): Promise<{ steps: number; since: Instant } | null> {
  const { rows } = await db.query<{ steps: number; since: Instant | null }>(
    `select greatest(0, (select reltuples from pg_class where oid = 'step_span'::regclass))::int as steps, min(s.since) as since
       from unnest($1::text[]) as c(clock) cross join lateral (select since from step_span where clock = c.clock order by since limit 1) s`,
    [STEP_CLOCKS],
  );
  const { steps, since } = rows[0]!;
  return since === null ? null : { steps, since };
}
