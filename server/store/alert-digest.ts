import type { SentAlert } from '../domain/notice/plan-digest';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Why an alert waits for others that are alike. */
export const GATHERED = 'gathered';
/** Why an alert has no message of its own. */
const IN_ONE_MESSAGE = 'in one message';

/** A message that was planned, by the alert that leads it. */
export interface PlannedAlert extends SentAlert {
  leadId: string;
}

/** Messages to one recipient outside the console that were planned after a moment, with the kinds they tell of. */
export async function readPlanned(db: Queryable, recipient: string, since: Instant): Promise<PlannedAlert[]> {
  const { rows } = await db.query<PlannedAlert>(
    `select b.lead_id as "leadId", max(b.at) as at, array_agg(distinct n.template) as kinds
     from staff_alert_bundle b join notice n on n.id = b.notice_id
     where n.order_id is null and n.recipient = $1 and n.created_at > $3 and b.at > $2 group by 1 order by 2, 1`,
    [recipient, new Date(since), new Date(since - 2 * 86_400_000)],
  );
  return rows;
}

/** Takes what else waits for a recipient to be gathered, until the transaction ends; what another deliverer holds is left to it. */
export async function lockGathered(db: Queryable, recipient: string, not: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from notice where order_id is null and recipient = $1 and state = 'pending' and detail = $2 and id <> all($3::uuid[])
     order by created_at limit 500 for update skip locked`,
    [recipient, GATHERED, not],
  );
  return rows.map(({ id }) => id);
}

/** Makes one alert's message tell of others as well: they have none of their own, and it is held under the lease of its deliverer. */
export async function bindDigest(
  db: Queryable,
  lead: { id: string; leasedUntil: Instant },
  others: readonly string[],
  now: Instant,
): Promise<void> {
  await db.query(
    `with held as (
       update notice set state = 'sending', leased_until = $2 where id = $1 and state in ('pending', 'sending')
     ), bound as (
       update notice set state = 'suppressed', detail = $5, leased_until = null, settled_at = $4 where id = any($3::uuid[])
     )
     insert into staff_alert_bundle (notice_id, lead_id, at) select id, $1, $4 from unnest($3::uuid[] || $1::uuid) as w(id)
     on conflict (notice_id) do update set lead_id = excluded.lead_id, at = excluded.at`,
    [lead.id, new Date(lead.leasedUntil), others, new Date(now), IN_ONE_MESSAGE],
  );
}

/** Ids of the alerts that a message tells of beside its own. */
export async function readBound(db: Queryable, leadId: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    'select notice_id as id from staff_alert_bundle where lead_id = $1 and notice_id <> $1 order by notice_id',
    [leadId],
  );
  return rows.map(({ id }) => id);
}

/** The message is not sent, as its own alert is settled: what it was to tell of goes its own way again. */
export async function freeBound(db: Queryable, leadId: string, now: Instant): Promise<void> {
  await db.query(
    `with free as (delete from staff_alert_bundle where lead_id = $1 returning notice_id)
     update notice n set state = 'pending', detail = null, settled_at = null, due_at = $2 from free
     where n.id = free.notice_id and n.id <> $1 and n.state = 'suppressed' and n.detail = $3`,
    [leadId, new Date(now), IN_ONE_MESSAGE],
  );
}
