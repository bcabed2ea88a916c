import type { HeldClock } from '../domain/incident/has-moved-on';
import type { Incident } from '../domain/incident/incident';
import type { OrderDocument } from '../domain/order/order-document';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** An incident as people read it, with the names of who acted; null for the system and for people who are gone. */
export interface IncidentRow extends Incident {
  acknowledgedByName: string | null;
  closedByName: string | null;
  /** When staff were alerted that it began; null for incidents older than alerts. */
  alertedAt: Instant | null;
  /** When somebody saw that alert, and who. */
  alertSeenAt: Instant | null;
  alertSeenByName: string | null;
}

const ROW = `i.id, i.key, i.kind, i.source, i.source_kind as "sourceKind", i.step, i.carrier, i.region, i.shop, i.cause, i.params, i.since,
  i.opened_at as "openedAt", i.back_at as "backAt", i.closed_at as "closedAt", i.closed_by as "closedBy",
  i.acknowledged_at as "acknowledgedAt", i.acknowledged_by as "acknowledgedBy", i.phase, i.progress, i.figures, i.told, i.told_version as "toldVersion",
  a.name as "acknowledgedByName", c.name as "closedByName",
  n.created_at as "alertedAt", n.seen_at as "alertSeenAt", w.name as "alertSeenByName"
  from incident i left join staff a on i.acknowledged_by = 'staff:' || a.id left join staff c on i.closed_by = 'staff:' || c.id
  left join notice n on n.order_id is null and n.cause = 'incident:' || i.id || ':began' and n.recipient like 'staff:%'
  left join staff w on n.seen_by = 'staff:' || w.id`;

export interface IncidentFilter {
  isOpen?: boolean;
  /** Only incidents opened before this one: keyset pagination, newest first. */
  before?: { openedAt: Instant; id: string };
  limit: number;
}

/** Incidents, newest first. */
export async function listIncidents(db: Queryable, filter: IncidentFilter): Promise<IncidentRow[]> {
  const { rows } = await db.query<IncidentRow>(
    `select ${ROW} where ($1::bool is null or (i.closed_at is null) = $1) and ($2::timestamptz is null or (i.opened_at, i.id) < ($2, $3::uuid))
     order by i.opened_at desc, i.id desc limit $4`,
    [filter.isOpen ?? null, filter.before ? new Date(filter.before.openedAt) : null, filter.before?.id ?? null, filter.limit],
  );
  return rows;
}

/** One incident with the names of who acted; null when there is none. */
export async function readIncidentRow(db: Queryable, id: string): Promise<IncidentRow | null> {
  const { rows } = await db.query<IncidentRow>(`select ${ROW} where i.id = $1`, [id]);
  return rows[0] ?? null;
}

/** An order that an incident touched. */
export interface TouchedOrder {
  id: string;
  shop: string;
  orderNo: string;
  doc: OrderDocument;
  joinedAt: Instant;
  leftAt: Instant | null;
  /** Clocks that the incident held when the order joined; null where that is not known. */
  held: HeldClock[] | null;
}

/** Orders of an incident, those that still carry its flag first, then by the time they joined. */
export async function listTouchedOrders(db: Queryable, incidentId: string, offset: number, limit: number): Promise<TouchedOrder[]> {
  const { rows } = await db.query<TouchedOrder>(
    `select o.id, o.shop, o.order_no as "orderNo", o.doc, t.joined_at as "joinedAt", t.left_at as "leftAt", t.held
     from incident_order t join orders o on o.id = t.order_id where t.incident_id = $1
     order by (o.attention && array['stalled', 'silent']) desc, t.joined_at, o.id offset $2 limit $3`,
    [incidentId, offset, limit],
  );
  return rows;
}
