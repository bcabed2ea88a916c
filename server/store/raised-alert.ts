import type { Rung } from '../domain/notice/climb';
import type { AlertParams, StaffAlert } from '../domain/notice/staff-alert';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** What staff were alerted of, once for each cause, however many were told. */
export interface RaisedAlert {
  cause: string;
  template: string;
  params: AlertParams;
  /** `person:<id>` or `staff:<role>`. */
  owner: string;
  raisedAt: Instant;
  takenAt: Instant | null;
  takenBy: string | null;
  overAt: Instant | null;
  rung: Rung | null;
  /** When it goes to the next. */
  dueAt: Instant | null;
}

const ROW = `a.cause, a.template, a.params, a.owner, a.raised_at as "raisedAt", a.taken_at as "takenAt", a.taken_by as "takenBy",
  a.over_at as "overAt", a.rung, a.due_at as "dueAt"`;

/** Keeps an alert beside its notices; one that its cause has already raised is left as it is. */
export async function insertRaised(
  db: Queryable,
  alert: StaffAlert,
  { owner, dueAt }: { owner: string; dueAt: Instant | null },
  now: Instant,
): Promise<void> {
  await db.query(
    `insert into staff_alert (cause, template, params, owner, raised_at, due_at) values ($1, $2, $3, $4, $5, $6) on conflict (cause) do nothing`,
    [alert.cause, alert.template, JSON.stringify(alert.params), owner, new Date(now), dueAt === null ? null : new Date(dueAt)],
  );
}

/** All notices of some causes and of their climbs have been seen by somebody, where nobody had before. */
const SEEN = `seen as (
  update notice n set seen_at = $2, seen_by = $3 from settled a
  where $3 <> 'system' and n.order_id is null and n.seen_at is null and (n.cause = a.cause or n.recipient like 'person:%' and starts_with(n.cause, a.cause || '^'))
)`;

/** Notes who takes an alert (`staff:<id>` or `key:<id>`): it climbs no further and nobody else is told. False when somebody has, or it is over. */
export async function takeAlert(db: Queryable, cause: string, by: string, at: Instant): Promise<boolean> {
  const { rowCount } = await db.query(
    `with settled as (
       update staff_alert set taken_at = $2, taken_by = $3, due_at = null where cause = $1 and taken_at is null and over_at is null returning cause
     ), ${SEEN} select from settled`,
    [cause, new Date(at), by],
  );
  return rowCount === 1;
}

/** What some alerts told of was decided by somebody or is over (`system`); `begin` stands for all causes with that beginning. */
export async function endAlerts(db: Queryable, which: { cause: string } | { begin: string }, by: string, at: Instant): Promise<void> {
  const isOne = 'cause' in which;
  await db.query(
    `with settled as (
       update staff_alert set over_at = $2, due_at = null where over_at is null and ${isOne ? 'cause = $1' : 'starts_with(cause, $1)'} returning cause
     ), ${SEEN} select from settled`,
    [isOne ? which.cause : which.begin, new Date(at), by],
  );
}

/** Notes that somebody has seen notices of an alert in the console: they pop up for them no more. Others are told as before. */
export async function markSeen(db: Queryable, causes: readonly string[], staffId: string, at: Instant): Promise<void> {
  await db.query(
    `with own as (
       insert into staff_alert_seen (cause, staff_id, at) select c, $2, $3 from unnest($1::text[]) as w(c) on conflict do nothing
     )
     update notice set seen_at = $3, seen_by = 'staff:' || $2::uuid
     where order_id is null and seen_at is null and cause = any($1::text[]) and (recipient = 'person:' || $2::uuid or recipient like 'staff:%')`,
    [causes, staffId, new Date(at)],
  );
}

/** Causes of alerts that nobody has taken in time, the longest due first. Not locked. */
export async function listDueRaised(db: Queryable, now: Instant, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ cause: string }>({
    name: 'alerts-due',
    text: 'select cause from staff_alert where due_at <= $1 order by due_at limit $2',
    values: [new Date(now), limit],
  });
  return rows.map(({ cause }) => cause);
}

/** One of them, locked until the transaction ends; null when it is due no more or another worker has it. */
export async function lockDueRaised(db: Queryable, cause: string, now: Instant): Promise<RaisedAlert | null> {
  const { rows } = await db.query<RaisedAlert>(
    `select ${ROW} from staff_alert a where a.cause = $1 and a.due_at <= $2 for update skip locked`,
    [cause, new Date(now)],
  );
  return rows[0] ?? null;
}

/** Who was told on each rung that an alert has reached, the lowest first. */
export async function readSteps(db: Queryable, cause: string): Promise<{ rung: Rung; at: Instant; people: string[] }[]> {
  const { rows } = await db.query<{ rung: Rung; at: Instant; people: string[] }>(
    'select rung, at, people from staff_alert_step where cause = $1 order by at',
    [cause],
  );
  return rows;
}

/** Notes that an alert has reached a rung; null says that it is at the top. Throws when it has been on that rung. */
export async function saveStep(
  db: Queryable,
  cause: string,
  step: { rung: Rung; people: readonly string[] } | null,
  { dueAt, now }: { dueAt: Instant | null; now: Instant },
): Promise<void> {
  if (step)
    await db.query('insert into staff_alert_step (cause, rung, at, people) values ($1, $2, $3, $4)', [
      cause,
      step.rung,
      new Date(now),
      step.people,
    ]);
  await db.query('update staff_alert set rung = coalesce($2, rung), due_at = $3 where cause = $1', [
    cause,
    step?.rung ?? null,
    dueAt === null ? null : new Date(dueAt),
  ]);
}

/** Whether what an alert told of has ended, or somebody works on it, since it was raised. */
export async function isMatterOver(db: Queryable, { cause, params, raisedAt }: RaisedAlert): Promise<boolean> {
  const { incidentId, ticketId, orderId, reason, since } = params;
  const { rows } = await db.query<{ isOver: boolean }>(
    `select exists (select 1 from incident where id = $1::uuid and (closed_at is not null or acknowledged_at is not null))
         or exists (select 1 from ticket where id = $2::uuid and state = 'closed')
         or exists (select 1 from ticket_event where ticket_id = $2::uuid and at > $6 and actor like 'staff:%')
         or $3::uuid is not null and not exists (
              select 1 from orders o, json_array_elements(o.doc -> 'attention') f
              where o.id = $3::uuid and f ->> 'reason' = $4 and (f ->> 'since')::numeric = $5::numeric)
         or exists (select 1 from play_step where 'step:' || id || ':due' = $7 and booked_at is not null) as "isOver"`,
    [incidentId ?? null, ticketId ?? null, orderId ?? null, reason ?? null, since ?? null, new Date(raisedAt), cause],
  );
  return rows[0]!.isOver;
}

/** An alert as a list shows it; names are null for people who are gone and for what no person did. */
export interface RaisedRow extends RaisedAlert {
  ownerName: string | null;
  takenByName: string | null;
  steps: { rung: Rung; at: Instant; names: string[] }[];
}

/** Alerts raised after a moment for some owners, or all where null, newest first; `isOpen` keeps those nobody has taken and that are not over. */
export async function listRaised(
  db: Queryable,
  filter: { recipients: readonly string[] | null; isOpen: boolean; after: Instant; limit: number },
): Promise<RaisedRow[]> {
  const { rows } = await db.query<RaisedRow>(
    `select ${ROW}, o.name as "ownerName", w.name as "takenByName",
       coalesce((select json_agg(json_build_object('rung', s.rung, 'at', (extract(epoch from s.at) * 1000)::bigint, 'names',
                  (select coalesce(json_agg(p.name order by p.name), '[]') from staff p where p.id = any(s.people))) order by s.at)
                 from staff_alert_step s where s.cause = a.cause), '[]') as steps
     from staff_alert a left join staff o on a.owner = 'person:' || o.id left join staff w on a.taken_by = 'staff:' || w.id
     where a.raised_at > $1 and (not $2::bool or a.taken_at is null and a.over_at is null)
       and ($3::text[] is null or exists (select 1 from notice n where n.order_id is null and n.recipient = any($3)
            and (n.cause = a.cause or starts_with(n.cause, a.cause || '^'))))
     order by a.raised_at desc, a.cause limit $4`,
    [new Date(filter.after), filter.isOpen, filter.recipients, filter.limit],
  );
  return rows;
}
