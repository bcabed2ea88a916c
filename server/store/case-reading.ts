import type { Instant } from '../domain/shared/instant';
import type { AttentionKind } from '../domain/tracking/attention';
import type { Queryable } from './context';

/** Those of some orders whose contact is known. */
export async function readContactsKnown(db: Queryable, orderIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ id: string }>('select order_id as id from contact where order_id = any($1::uuid[])', [orderIds]);
  return new Set(rows.map(({ id }) => id));
}

/** Orders of an incident that carry a flag of one of the kinds. */
export async function countStuckOrders(db: Queryable, incidentId: string, kinds: readonly AttentionKind[]): Promise<number> {
  const { rows } = await db.query<{ stuck: number }>(
    `select count(*)::int as stuck from incident_order t join orders o on o.id = t.order_id
     where t.incident_id = $1 and o.attention && $2::text[]`,
    [incidentId, kinds],
  );
  return rows[0]!.stuck;
}

/** Orders of an incident by their number, as many of them as there are. */
export async function findOrdersOfIncident(
  db: Queryable,
  incidentId: string,
  orderNos: readonly string[],
): Promise<{ id: string; shop: string; orderNo: string }[]> {
  const { rows } = await db.query(
    `select o.id, o.shop, o.order_no as "orderNo" from incident_order t join orders o on o.id = t.order_id
     where t.incident_id = $1 and o.order_no = any($2::text[])`,
    [incidentId, orderNos],
  );
  return rows as { id: string; shop: string; orderNo: string }[];
}

/** Whether a message has gone to the customer of an order since a moment. */
export async function wasCustomerTold(db: Queryable, orderId: string, since: Instant): Promise<boolean> {
  const { rows } = await db.query(
    `select 1 from notice where order_id = $1 and recipient = 'customer' and state in ('sent', 'delivered') and created_at >= $2 limit 1`,
    [orderId, new Date(since)],
  );
  return rows.length > 0;
}

/** One line of what people and the system changed. */
export interface LogLine {
  id: number;
  at: Instant;
  action: string;
  subject: string;
  actorName: string | null;
  /** What was changed beside the case itself: settings that many cases hang on. */
  isSetting: boolean;
}

/** Nouns of the actions that change settings. */
const SETTINGS = [
  'source',
  'rule',
  'calendar',
  'status_map',
  'mapping',
  'combination',
  'conflict',
  'api_key',
  'action_settings',
  'brand',
  'carrier_contact',
];
/** Actions on those that change nothing. */
const HARMLESS = ['source.pull_asked', 'source.tried', 'rule.proposed'];

/** What was done to the case and its order since a moment, and what was changed in settings since an earlier one; newest first. */
export async function readCaseLog(
  db: Queryable,
  input: { subjects: readonly string[]; since: Instant; settingsSince: Instant; until: Instant; limit: number },
): Promise<LogLine[]> {
  const { rows } = await db.query(
    `with lines as (
       (select id, at, action, subject, actor from audit where subject = any($1::text[]) and at >= $2 and at <= $4
          and action not like 'play.%' and action not like '%.shown' order by id desc limit $5)
       union
       (select id, at, action, subject, actor from audit where at >= $3 and at <= $4 and not subject = any($1::text[])
          and split_part(action, '.', 1) = any($6::text[]) and not action = any($7::text[]) order by id desc limit $5))
     select l.id, l.at, l.action, l.subject, s.name as "actorName", not l.subject = any($1::text[]) as "isSetting"
       from lines l left join staff s on l.actor = 'staff:' || s.id
      order by l.at desc, l.id desc limit $5`,
    [input.subjects, new Date(input.since), new Date(input.settingsSince), new Date(input.until), input.limit, SETTINGS, HARMLESS],
  );
  return rows as LogLine[];
}
