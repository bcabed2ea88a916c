import type { AlertParams, StaffAlert } from '../domain/notice/staff-alert';
import type { Instant } from '../domain/shared/instant';
import { unseal } from '../platform/crypto';
import { newId } from '../platform/ids';
import type { Queryable } from './context';
import type { NoticeState } from './notice';
import type { StaffQuiet, StaffReach } from './staff-reach';

/** Writes an alert once for each recipient; one that its cause has already written is left as it is. Answers how many were new. */
export async function insertAlerts(db: Queryable, alert: StaffAlert, recipients: readonly string[], now: Instant): Promise<number> {
  const { rowCount } = await db.query(
    `insert into notice (id, order_id, cause, recipient, template, params, due_at, created_at)
     select id, null, $3, recipient, $4, $5, $6, $6 from unnest($1::uuid[], $2::text[]) as w(id, recipient)
     on conflict (cause, recipient) where order_id is null do nothing`,
    [recipients.map(() => newId(now)), recipients, alert.cause, alert.template, JSON.stringify(alert.params), new Date(now)],
  );
  return rowCount ?? 0;
}

/** A claimed alert with everything its delivery asks for; quiet hours and zone are its person's. */
export interface DueAlert extends StaffQuiet {
  id: string;
  /** `staff:<role>` or `person:<id>`. */
  recipient: string;
  cause: string;
  template: string;
  params: AlertParams;
  createdAt: Instant;
  attempts: number;
  /** Somebody has seen it in the console, or what it tells of is over. */
  isSettled: boolean;
  /** Where its person is reached; empty for roles and for people who are gone. */
  reach: StaffReach[];
  tried: { channel: string; outcome: string }[];
}

/** What the delivery of some alerts asks for; notices about orders are left out. */
export async function readDueAlerts(db: Queryable, ids: readonly string[]): Promise<DueAlert[]> {
  const { rows } = await db.query<Omit<DueAlert, 'reach'> & { sealed: { medium: string; sealed: string }[] }>(
    `select n.id, n.recipient, n.cause, n.template, n.params, n.created_at as "createdAt", n.attempts, p.quiet, p.time_zone as "timeZone",
       exists (select 1 from notice e where e.order_id is null
               and (e.cause = n.cause and e.seen_at is not null or n.cause like '%:began' and e.cause = left(n.cause, -5) || 'ended')) as "isSettled",
       coalesce((select json_agg(json_build_object('medium', r.medium, 'sealed', encode(r.sealed, 'base64')) order by r.medium)
                 from staff_reach r join staff s on s.id = r.staff_id
                 where s.active and n.recipient = 'person:' || r.staff_id), '[]') as sealed,
       coalesce((select json_agg(json_build_object('channel', a.channel, 'outcome', a.outcome) order by a.started_at, a.id)
                 from attempt a where a.notice_id = n.id), '[]') as tried
     from notice n left join staff p on n.recipient = 'person:' || p.id
     where n.id = any($1::uuid[]) and n.order_id is null`,
    [ids],
  );
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    reach: sealed.map((r) => ({ medium: r.medium, address: unseal(Buffer.from(r.sealed, 'base64')).toString('utf8') })),
  }));
}

/** An alert as it stands in the console. */
export interface AlertRow {
  id: string;
  cause: string;
  recipient: string;
  template: string;
  params: AlertParams;
  state: NoticeState;
  createdAt: Instant;
  seenAt: Instant | null;
  seenBy: string | null;
}

const ROW = `n.id, n.cause, n.recipient, n.template, n.params, n.state, n.created_at as "createdAt", n.seen_at as "seenAt", n.seen_by as "seenBy"`;

/**
 * Alerts to some recipients, made after a moment, that nobody has seen yet, newest first; what began and is over by now is told
 * by its end alone.
 */
export async function readUnseenAlerts(db: Queryable, recipients: readonly string[], after: Instant, limit: number): Promise<AlertRow[]> {
  const { rows } = await db.query<AlertRow>({
    name: 'alerts-unseen',
    text: `select ${ROW} from notice n
           where n.order_id is null and n.seen_at is null and n.created_at > $2 and n.recipient = any($1::text[])
             and not (n.cause like '%:began' and exists (
               select 1 from notice e where e.order_id is null and e.cause = left(n.cause, -5) || 'ended' and e.recipient = n.recipient))
           order by n.created_at desc, n.id desc limit $3`,
    values: [recipients, new Date(after), limit],
  });
  return rows;
}

/** One alert of the console, locked until the transaction ends; null when there is none. */
export async function lockAlert(db: Queryable, id: string): Promise<AlertRow | null> {
  const { rows } = await db.query<AlertRow>(`select ${ROW} from notice n where n.id = $1 and n.order_id is null for update`, [id]);
  return rows[0] ?? null;
}

/** Notes that somebody has seen what a cause told staff, whomever else it was told; answers whether nobody had before. */
export async function markAlertSeen(db: Queryable, cause: string, by: string, at: Instant): Promise<boolean> {
  const { rowCount } = await db.query(
    'update notice set seen_at = $2, seen_by = $3 where order_id is null and cause = $1 and seen_at is null',
    [cause, new Date(at), by],
  );
  return (rowCount ?? 0) > 0;
}

/** Notes that all that causes with one beginning told staff is seen to. */
export async function markAlertsSeen(db: Queryable, causesBegin: string, by: string, at: Instant): Promise<void> {
  await db.query('update notice set seen_at = $2, seen_by = $3 where order_id is null and seen_at is null and starts_with(cause, $1)', [
    causesBegin,
    new Date(at),
    by,
  ]);
}

/** Whether staff were alerted of a cause. */
export async function wasAlerted(db: Queryable, cause: string): Promise<boolean> {
  const { rows } = await db.query('select 1 from notice where order_id is null and cause = $1 limit 1', [cause]);
  return rows.length > 0;
}
