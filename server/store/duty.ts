import type { StaffRole } from '../domain/access/staff-role';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Somebody of staff with what decides whether tickets go to them. */
export interface DutyRow {
  id: string;
  name: string;
  role: StaffRole;
  /** Code of the calendar they work by. */
  calendar: string;
  skills: string[];
  mostOpen: number | null;
  superiorId: string | null;
  manages: boolean;
  awaySince: Instant | null;
  isAbsent: boolean;
  seenAt: Instant | null;
  /** Tickets of theirs that are not closed. */
  load: number;
}

/** Absences that hold at $1. */
const ABSENT = `select staff_id from staff_absence where from_at <= $1 and (until_at is null or until_at > $1)`;

/** Everybody who is active, with their duty at a moment; who has no row of their own works around the clock. */
export async function readDuty(db: Queryable, now: Instant): Promise<DutyRow[]> {
  const { rows } = await db.query<DutyRow>({
    name: 'duty-members',
    text: `select s.id, s.name, s.role, coalesce(d.calendar, 'around_the_clock') as calendar, coalesce(d.skills, '{}') as skills,
             d.most_open as "mostOpen", d.superior_id as "superiorId", coalesce(d.manages, false) as manages, d.away_since as "awaySince",
             s.id in (${ABSENT}) as "isAbsent", s.last_seen_at as "seenAt", coalesce(l.load, 0)::int as load
           from staff s left join staff_duty d on d.staff_id = s.id
           left join (select owner_id, count(*) as load from ticket where state <> 'closed' group by 1) l on l.owner_id = s.id
           where s.active order by s.name, s.id`,
    values: [new Date(now)],
  });
  return rows;
}

/** What people can be set to. */
export type DutySetting = Pick<DutyRow, 'calendar' | 'skills' | 'mostOpen' | 'superiorId' | 'manages'>;

export async function saveDuty(db: Queryable, staffId: string, duty: DutySetting, now: Instant): Promise<void> {
  await db.query(
    `insert into staff_duty (staff_id, calendar, skills, most_open, superior_id, manages, updated_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (staff_id) do update set calendar = excluded.calendar, skills = excluded.skills, most_open = excluded.most_open,
       superior_id = excluded.superior_id, manages = excluded.manages, updated_at = excluded.updated_at`,
    [staffId, duty.calendar, duty.skills, duty.mostOpen, duty.superiorId, duty.manages, new Date(now)],
  );
}

/** Away from the desk since a moment, or back with null. */
export async function saveAway(db: Queryable, staffId: string, awaySince: Instant | null, now: Instant): Promise<void> {
  await db.query(
    `insert into staff_duty (staff_id, away_since, updated_at) values ($1, $2, $3)
     on conflict (staff_id) do update set away_since = excluded.away_since, updated_at = excluded.updated_at`,
    [staffId, awaySince === null ? null : new Date(awaySince), new Date(now)],
  );
}

/** Somebody is not there from one moment to another; null is until they are back. */
export interface Absence {
  id: string;
  staffId: string;
  fromAt: Instant;
  untilAt: Instant | null;
  note: string;
  createdBy: string;
  createdAt: Instant;
}

export async function insertAbsence(db: Queryable, absence: Absence): Promise<void> {
  await db.query(
    'insert into staff_absence (id, staff_id, from_at, until_at, note, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [
      absence.id,
      absence.staffId,
      new Date(absence.fromAt),
      absence.untilAt === null ? null : new Date(absence.untilAt),
      absence.note,
      absence.createdBy,
      new Date(absence.createdAt),
    ],
  );
}

/** Ends an absence that is not over yet; answers whose it was, null when there is none. */
export async function endAbsence(db: Queryable, id: string, at: Instant): Promise<string | null> {
  const { rows } = await db.query<{ staffId: string }>(
    `update staff_absence set until_at = greatest($2, from_at) where id = $1 and (until_at is null or until_at > $2) returning staff_id as "staffId"`,
    [id, new Date(at)],
  );
  return rows[0]?.staffId ?? null;
}

/** Absences that are not over at a moment, the next first. */
export async function listAbsences(db: Queryable, now: Instant): Promise<Absence[]> {
  const { rows } = await db.query<Absence>(
    `select id, staff_id as "staffId", from_at as "fromAt", until_at as "untilAt", note, created_by as "createdBy", created_at as "createdAt"
     from staff_absence where until_at is null or until_at > $1 order by from_at, id`,
    [new Date(now)],
  );
  return rows;
}

/** Open tickets that nobody looks after: without an owner, or whose owner is gone, absent or may not act. Not locked. */
export async function listOrphans(db: Queryable, now: Instant, limit: number): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'ticket-orphans',
    text: `(select id from ticket where state <> 'closed' and owner_id is null limit $2)
           union
           (select id from ticket where state <> 'closed' and owner_id in (
              select id from staff where not active or role = 'viewer' union ${ABSENT}) limit $2)
           limit $2`,
    values: [new Date(now), limit],
  });
  return rows.map((row) => row.id);
}

/** Tickets that are somebody's to act on, of some priorities, which they had before a moment. Not locked. */
export async function listHeldBefore(
  db: Queryable,
  held: { ownerId: string; priorities: readonly string[]; before: Instant; limit: number },
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'tickets-held-before',
    text: `select id from ticket where owner_id = $1 and state = 'open' and paused_at is null and priority = any($2) and owned_since < $3
           order by priority, answer_by nulls last, id limit $4`,
    values: [held.ownerId, held.priorities, new Date(held.before), held.limit],
  });
  return rows.map((row) => row.id);
}

/** Whether one ticket is nobody's (see listOrphans). */
export async function isOrphan(db: Queryable, ticketId: string, now: Instant): Promise<boolean> {
  const { rowCount } = await db.query(
    `select 1 from ticket t where t.id = $2 and t.state <> 'closed' and (t.owner_id is null or t.owner_id in (
       select id from staff where not active or role = 'viewer' union ${ABSENT}))`,
    [new Date(now), ticketId],
  );
  return rowCount === 1;
}
