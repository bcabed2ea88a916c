import type { AlertParams, StaffAlert } from '../domain/notice/staff-alert';
import type { WayHears } from '../domain/notice/staff-way';
import type { Instant } from '../domain/shared/instant';
import { unseal } from '../platform/crypto';
import { newId } from '../platform/ids';
import type { Queryable } from './context';
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

/** A way by which one person of the staff is reached, in the order of their choice. */
export interface StaffWay extends StaffReach {
  /** Null where nothing was chosen. */
  hears: WayHears | null;
}

/** A claimed alert with everything its delivery asks for; quiet hours and zone are its person's. */
export interface DueAlert extends StaffQuiet {
  id: string;
  /** `staff:<role>`, `person:<id>` or `group:<id>`. */
  recipient: string;
  cause: string;
  template: string;
  params: AlertParams;
  /** Whose the alert is: `staff:<role>` or `person:<id>`. */
  owner: string | null;
  createdAt: Instant;
  attempts: number;
  /** Somebody has taken it, its person has seen it in the console, or what it tells of is over. */
  isSettled: boolean;
  /** Where its person is reached; empty for roles, groups and people who are gone. */
  reach: StaffWay[];
  dueAt: Instant;
  slotChannel: string | null;
  /** Its earlier tries, oldest first. */
  tried: { channel: string; outcome: string; sendId: string | null }[];
}

/** What the delivery of some alerts asks for; notices about orders are left out. */
export async function readDueAlerts(db: Queryable, ids: readonly string[]): Promise<DueAlert[]> {
  const { rows } = await db.query<Omit<DueAlert, 'reach'> & { sealed: { medium: string; sealed: string; hears: WayHears | null }[] }>(
    `select n.id, n.recipient, n.cause, n.template, n.params, a.owner, n.created_at as "createdAt", n.attempts,
       n.due_at as "dueAt", n.slot_channel as "slotChannel", p.quiet, p.time_zone as "timeZone",
       a.taken_at is not null or a.over_at is not null
         or exists (select 1 from staff_alert_seen s where s.cause = n.cause and n.recipient = 'person:' || s.staff_id) as "isSettled",
       coalesce((select json_agg(json_build_object('medium', r.medium, 'sealed', encode(r.sealed, 'base64'), 'hears', w.hears)
                                 order by w.place nulls last, r.medium)
                 from staff_reach r join staff s on s.id = r.staff_id left join staff_way w on w.staff_id = r.staff_id and w.medium = r.medium
                 where s.active and n.recipient = 'person:' || r.staff_id), '[]') as sealed,
       coalesce((select json_agg(json_build_object('channel', t.channel, 'outcome', t.outcome, 'sendId', t.send_id) order by t.started_at, t.id)
                 from attempt t where t.notice_id = n.id and t.started_at > coalesce(n.retried_at, '-infinity')), '[]') as tried
     from notice n left join staff_alert a on a.cause = split_part(n.cause, '^', 1) left join staff p on n.recipient = 'person:' || p.id
     where n.id = any($1::uuid[]) and n.order_id is null`,
    [ids],
  );
  return rows.map(({ sealed, ...row }) => ({
    ...row,
    isSettled: row.isSettled ?? false,
    reach: sealed.map(({ medium, hears, sealed: bytes }) => ({
      medium,
      hears,
      address: unseal(Buffer.from(bytes, 'base64')).toString('utf8'),
    })),
  }));
}

/** Whether staff were alerted of a cause. */
export async function wasAlerted(db: Queryable, cause: string): Promise<boolean> {
  const { rows } = await db.query('select 1 from notice where order_id is null and cause = $1 limit 1', [cause]);
  return rows.length > 0;
}
