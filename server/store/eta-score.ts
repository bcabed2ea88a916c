import type { ArrivalScore } from '../domain/arrival/arrival-score';
import { type Instant, toIso } from '../domain/shared/instant';
import type { Fact } from '../domain/tracking/fact';
import type { Queryable } from './context';

/** A delivered order whose windows are to be scored. */
export interface UnscoredOrder {
  id: string;
  shop: string;
  orderNo: string;
  arrivedAt: Instant;
}

/** Where scoring goes on: behind this order. */
export interface ScoreCursor {
  arrivedAt: Instant;
  id: string;
}

/** The latest arrival that was scored; null while none was. */
export async function readScoredUntil(db: Queryable): Promise<Instant | null> {
  const { rows } = await db.query<{ at: Instant | null }>('select max(arrived_at) as at from eta_scored');
  return rows[0]!.at;
}

/**
 * Orders that arrived after a moment and were not scored by the arrival they have now, the earliest first; imported past orders are
 * left out. Walks the index of arrivals.
 */
export async function readUnscored(
  db: Queryable,
  input: { since: Instant; until: Instant; after: ScoreCursor | null; limit: number },
): Promise<UnscoredOrder[]> {
  const { rows } = await db.query<UnscoredOrder>(
    `select o.id, o.shop, o.order_no as "orderNo", o.arrived_at as "arrivedAt"
     from orders o left join eta_scored s on s.order_id = o.id
     where o.arrived_at >= $1 and o.arrived_at <= $2 and not o.history
       and s.arrived_at is distinct from o.arrived_at and (o.arrived_at, o.id) > ($3::timestamptz, $4::uuid)
     order by o.arrived_at, o.id limit $5`,
    [
      new Date(input.since),
      new Date(input.until),
      new Date(input.after?.arrivedAt ?? 0),
      input.after?.id ?? '00000000-0000-0000-0000-000000000000',
      input.limit,
    ],
  );
  return rows;
}

/** Everything that was said about some orders and their shipments, each in the order it was received. One read for all. */
export async function readFactsOfOrders(db: Queryable, orderIds: readonly string[]): Promise<Map<string, Fact[]>> {
  const { rows } = await db.query<{ orderId: string; body: Fact }>(
    `select o.id as "orderId", f.body from unnest($1::uuid[]) as o(id) join fact f on f.subject = 'o:' || o.id
     union all
     select l.order_id, f.body from shipment_link l join fact f on f.subject = 't:' || l.shipment_key where l.order_id = any($1::uuid[])`,
    [orderIds],
  );
  const byOrder = new Map<string, Fact[]>(orderIds.map((id) => [id, []]));
  for (const { orderId, body } of rows) byOrder.get(orderId)!.push(body);
  for (const facts of byOrder.values()) facts.sort((a, b) => a.receivedAt - b.receivedAt);
  return byOrder;
}

/** Moments at which something that a window is made by changed: a model, the rules over several sources, the contradictions looked for. Rising. */
export async function readKnowledgeChanges(db: Queryable): Promise<Instant[]> {
  const { rows } = await db.query<{ at: Instant }>(
    `select learned_at as at from eta_model
     union select created_at from knowledge_version where kind in ('combination', 'conflict') order by 1`,
  );
  return rows.map(({ at }) => at);
}

const iso = (at: Instant | null | undefined): string | null => (at === null || at === undefined ? null : toIso(at));

/** By column name, as `json_populate_recordset` takes it. */
function rowOf(score: ArrivalScore): object {
  const { window } = score;
  return {
    order_id: score.orderId,
    kind: score.kind,
    stage: score.stage,
    step: score.step,
    day: score.day,
    shop: score.shop,
    carrier: score.carrier,
    service: score.service,
    origin_country: score.originCountry,
    origin_region: score.originRegion,
    dest_country: score.destCountry,
    dest_region: score.destRegion,
    asked_at: iso(score.askedAt),
    arrived_at: iso(score.arrivedAt),
    model: score.model,
    level: window?.basis.level ?? null,
    leg: window?.basis.leg ?? null,
    orders: window?.basis.orders ?? null,
    p5: iso(window?.p5),
    from_at: iso(window?.from),
    p10: iso(window?.p10),
    p50: iso(window?.p50),
    p80: iso(window?.p80),
    to_at: iso(window?.to),
    p90: iso(window?.p90),
    p95: iso(window?.p95),
    not_before: iso(window?.notBefore),
    carrier_by: iso(score.carrierBy),
    promised_by: iso(score.promisedBy),
    at_hand_over: score.isHandOver,
  };
}

/** Makes the live scores of some orders be these, and notes by which arrival they were scored. Again it changes nothing. */
export async function writeLiveScores(
  db: Queryable,
  orders: readonly UnscoredOrder[],
  scores: readonly ArrivalScore[],
  now: Instant,
): Promise<void> {
  const ids = orders.map(({ id }) => id);
  await db.query("delete from eta_score where order_id = any($1::uuid[]) and kind = 'live'", [ids]);
  await upsertScores(db, scores);
  await db.query(
    `insert into eta_scored (order_id, arrived_at, scored_at) select id, at, $3 from unnest($1::uuid[], $2::timestamptz[]) as o(id, at)
     on conflict (order_id) do update set arrived_at = excluded.arrived_at, scored_at = excluded.scored_at`,
    [ids, orders.map(({ arrivedAt }) => new Date(arrivedAt)), new Date(now)],
  );
}

/** Drops the live scores of orders whose arrival, after a moment, was taken back and that have none now; answers how many. */
export async function dropUnarrived(db: Queryable, since: Instant): Promise<number> {
  const { rows } = await db.query<{ orders: number }>(
    `with gone as (
       delete from eta_scored s using orders o where o.id = s.order_id and s.arrived_at >= $1 and o.arrived_at is null returning s.order_id
     ), dropped as (
       delete from eta_score s using gone where s.order_id = gone.order_id and s.kind = 'live'
     ) select count(*)::int as orders from gone`,
    [new Date(since)],
  );
  return rows[0]!.orders;
}

/** Writes scores in one statement; a score of the same order, kind and stage is replaced. */
export async function upsertScores(db: Queryable, scores: readonly ArrivalScore[]): Promise<void> {
  if (scores.length === 0) return;
  const rows = scores.map(rowOf);
  const columns = Object.keys(rows[0]!).filter((column) => !KEY.includes(column));
  await db.query(
    `insert into eta_score select * from json_populate_recordset(null::eta_score, $1)
     on conflict (${KEY.join(', ')}) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [JSON.stringify(rows)],
  );
}

const KEY = ['order_id', 'kind', 'stage', 'step', 'day'];
