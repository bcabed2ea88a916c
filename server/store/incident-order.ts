import type { HeldClock } from '../domain/incident/has-moved-on';
import type { Phase } from '../domain/order/lifecycle';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Open orders in some phases, by id after `afterId`, that changed after a moment and have not joined the incident. */
export async function findIncidentCandidates(
  db: Queryable,
  search: { incidentId: string; phases: readonly Phase[]; changedAfter: Instant | null; afterId: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'incident-candidates',
    text: `select o.id from orders o
           where o.open and not o.history and o.version > 0 and o.phase = any($2::text[])
             and ($3::timestamptz is null or o.updated_at > $3) and ($4::uuid is null or o.id > $4)
             and not exists (select 1 from incident_order i where i.incident_id = $1 and i.order_id = o.id)
           order by o.id limit $5`,
    values: [
      search.incidentId,
      search.phases,
      search.changedAfter === null ? null : new Date(search.changedAfter),
      search.afterId,
      search.limit,
    ],
  });
  return rows.map((row) => row.id);
}

/** How many open orders stand in some phases. */
export async function countOrdersInPhases(db: Queryable, phases: readonly Phase[]): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    'select count(*) from orders where open and not history and version > 0 and phase = any($1::text[])',
    [phases],
  );
  return rows[0]!.count;
}

/** Takes orders into an incident; those that are in it already stay as they are. */
export async function insertIncidentOrders(
  db: Queryable,
  incident: { id: string; toldVersion: number },
  orders: readonly { orderId: string; tellAt: Instant | null; held: readonly HeldClock[] | null }[],
  now: Instant,
): Promise<void> {
  await db.query(
    `insert into incident_order (incident_id, order_id, joined_at, tell_at, held, told_version)
     select $1, order_id, $4, tell_at, held, $6 from unnest($2::uuid[], $3::timestamptz[], $5::json[]) as w(order_id, tell_at, held)
     on conflict do nothing`,
    [
      incident.id,
      orders.map((o) => o.orderId),
      orders.map((o) => (o.tellAt === null ? null : new Date(o.tellAt))),
      new Date(now),
      orders.map((o) => (o.held === null ? null : JSON.stringify(o.held))),
      incident.toldVersion,
    ],
  );
}

/** The next orders of an incident that have not left it, by id after `afterId`. */
export async function readOrdersToLeave(
  db: Queryable,
  incidentId: string,
  afterId: string | null,
  limit: number,
): Promise<{ id: string; shop: string; orderNo: string }[]> {
  const { rows } = await db.query<{ id: string; shop: string; orderNo: string }>(
    `select o.id, o.shop, o.order_no as "orderNo" from incident_order i join orders o on o.id = i.order_id
     where i.incident_id = $1 and i.left_at is null and ($2::uuid is null or i.order_id > $2) order by i.order_id limit $3`,
    [incidentId, afterId, limit],
  );
  return rows;
}

/** Notes that orders have left an incident. */
export async function markOrdersLeft(db: Queryable, incidentId: string, orderIds: readonly string[], at: Instant): Promise<void> {
  await db.query('update incident_order set left_at = $3 where incident_id = $1 and order_id = any($2::uuid[])', [
    incidentId,
    orderIds,
    new Date(at),
  ]);
}

/** Orders of an incident, and those whose customers would have been told of a stall by `until`. */
export async function countIncidentOrders(
  db: Queryable,
  incidentId: string,
  until: Instant,
): Promise<{ orders: number; withheld: number }> {
  const { rows } = await db.query<{ orders: number; withheld: number }>(
    'select count(*) as orders, count(*) filter (where tell_at <= $2) as withheld from incident_order where incident_id = $1',
    [incidentId, new Date(until)],
  );
  return rows[0]!;
}

/** How many orders joined the incident and have not left it, and how many of them still carry the flag of what it holds. */
export async function countStillHeld(db: Queryable, incidentId: string): Promise<{ joined: number; held: number }> {
  const { rows } = await db.query<{ joined: number; held: number }>(
    `select count(*) as joined, count(*) filter (where o.open and o.attention && array['stalled', 'silent']) as held
     from incident_order i join orders o on o.id = i.order_id where i.incident_id = $1 and i.left_at is null`,
    [incidentId],
  );
  return rows[0]!;
}

/** What came in late of an outage: facts about the orders of an incident that happened in it and were learned after `learnedFrom`. */
export async function countRecovered(
  db: Queryable,
  incident: { id: string; source: string | null; since: Instant },
  learnedFrom: Instant,
): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(distinct (f.subject, f.identity)) from incident_order i
     cross join lateral (select 'o:' || i.order_id as subject union all select 't:' || shipment_key from shipment_link where order_id = i.order_id) s
     join fact f on f.subject = s.subject
     where i.incident_id = $1 and f.source <> 'daona' and ($2::text is null or f.source = $2)
       and f.received_at >= $4 and f.occurred_at >= $3 and f.occurred_at < f.received_at - interval '1 minute'`,
    [incident.id, incident.source, new Date(incident.since), new Date(learnedFrom)],
  );
  return rows[0]!.count;
}

/** The next orders of an incident whose facts have an older wording for their customers than `version`, with when they joined. */
export async function readOrdersToTell(
  db: Queryable,
  incidentId: string,
  version: number,
  limit: number,
): Promise<{ id: string; shop: string; orderNo: string; joinedAt: Instant }[]> {
  const { rows } = await db.query<{ id: string; shop: string; orderNo: string; joinedAt: Instant }>(
    `select o.id, o.shop, o.order_no as "orderNo", i.joined_at as "joinedAt" from incident_order i join orders o on o.id = i.order_id
     where i.incident_id = $1 and i.left_at is null and i.told_version < $2 order by i.order_id limit $3`,
    [incidentId, version, limit],
  );
  return rows;
}

/** Notes that orders of an incident have a wording. */
export async function markOrdersTold(db: Queryable, incidentId: string, orderIds: readonly string[], version: number): Promise<void> {
  await db.query('update incident_order set told_version = $3 where incident_id = $1 and order_id = any($2::uuid[])', [
    incidentId,
    orderIds,
    version,
  ]);
}
