import { CALLED_OFF, type Mendable } from '../domain/notice/mend-notice';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Locks some notices, so that no deliverer takes them meanwhile, and answers what is known of each that exists. */
export async function lockMendable(db: Queryable, ids: readonly string[]): Promise<(Mendable & { id: string })[]> {
  const { rows } = await db.query<Mendable & { id: string }>(
    `with held as (select id, lead_id, state, detail, settled_at from notice where id = any($1::uuid[]) order by id for update)
     select h.id, h.state, h.detail,
       array(select a.outcome from attempt a where a.notice_id = h.id
             union all select a.outcome from attempt a where a.notice_id = h.lead_id and a.started_at <= h.settled_at) as outcomes
     from held h`,
    [ids],
  );
  return rows;
}

/** Lets some notices, which the caller has locked, begin anew at `now`: their earlier tries speak against no channel any more. */
export async function beginAnew(db: Queryable, ids: readonly string[], now: Instant): Promise<void> {
  await db.query(
    `update notice set state = 'pending', detail = null, due_at = $2, retried_at = $2, attempts = 0, settled_at = null, slot_channel = null,
       leased_until = null, lead_id = null where id = any($1::uuid[])`,
    [ids, new Date(now)],
  );
}

/** Calls off those of some notices that wait for their time; answers which. */
export async function callOff(db: Queryable, ids: readonly string[], now: Instant): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `with held as (select id from notice where id = any($1::uuid[]) and state = 'pending' order by id for update)
     update notice n set state = 'suppressed', detail = $3, settled_at = $2, slot_channel = null from held where n.id = held.id returning n.id`,
    [ids, new Date(now), CALLED_OFF],
  );
  return rows.map(({ id }) => id);
}

/** Ids of the notices in a state for a reason that were written by a moment, after the one that was last; in the order of their ids. */
export async function readOver(
  db: Queryable,
  of: { state: string; detail: string | null; after: string | null; writtenBy: Instant },
  limit: number,
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `select id from notice where state = $1 and state in ('dead', 'failed', 'unknown', 'suppressed') and detail is not distinct from $2
       and created_at <= $3 and ($4::uuid is null or id > $4) order by id limit $5`,
    [of.state, of.detail, new Date(of.writtenBy), of.after, limit],
  );
  return rows.map(({ id }) => id);
}

/** Lets what waits for a channel be looked at now instead of at its turn; answers how many. */
export async function bringForward(db: Queryable, channel: string, now: Instant): Promise<number> {
  const { rowCount } = await db.query(
    `with waiting as (
       select id from notice where state = 'pending' and due_at > $2 and split_part(slot_channel, ':', 1) = $1 for update skip locked
     ), open as (
       delete from channel_bucket where split_part(channel, ':', 1) = $1
     )
     update notice n set due_at = $2, slot_channel = null from waiting where n.id = waiting.id`,
    [channel, new Date(now)],
  );
  return rowCount ?? 0;
}
