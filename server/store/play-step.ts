import type { CaseSubject } from '../domain/play/case-subject';
import type { PlayStep, PlayStepKind } from '../domain/play/play-step';
import type { Instant } from '../domain/shared/instant';
import { seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** Writes a step into the trail of a case. */
export async function insertPlayStep(
  db: Queryable,
  subject: string,
  step: Omit<PlayStep, 'actorName' | 'bookedAt' | 'bookedByName' | 'ownerName'> & { owner: string | null },
): Promise<void> {
  await db.query(
    'insert into play_step (id, subject, kind, actor, at, outcome, detail, sealed, until, owner) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [
      step.id,
      subject,
      step.kind,
      step.actor,
      new Date(step.at),
      step.outcome,
      JSON.stringify(step.detail),
      step.words === null ? null : seal(step.words),
      step.until === null ? null : new Date(step.until),
      step.owner,
    ],
  );
}

const COLUMNS = `p.id, p.kind, p.actor, s.name as "actorName", p.at, p.outcome, p.detail, p.sealed, p.until, p.booked_at as "bookedAt",
  b.name as "bookedByName", o.name as "ownerName"`;
const PEOPLE = `left join staff s on p.actor = 'staff:' || s.id left join staff b on p.booked_by = 'staff:' || b.id
  left join staff o on p.owner = 'staff:' || o.id`;

type Stored<T> = Omit<T, 'words'> & { sealed: Buffer | null };

const opened = <T>({ sealed, ...row }: Stored<T>): Omit<Stored<T>, 'sealed'> & { words: string | null } => ({
  ...row,
  words: sealed ? unseal(sealed).toString('utf8') : null,
});

/** The trail of a case, oldest first, with the names of those who are still there. */
export async function listPlaySteps(db: Queryable, subject: string): Promise<PlayStep[]> {
  const { rows } = await db.query<Stored<PlayStep>>(
    `select ${COLUMNS} from play_step p ${PEOPLE} where p.subject = $1 order by p.at, p.id`,
    [subject],
  );
  return rows.map(opened) as PlayStep[];
}

/** A step that somebody has to come back to, with its case. */
export interface OwedStep extends PlayStep {
  subject: CaseSubject;
  /** Number of the ticket; null for an incident. */
  ticketNo: string | null;
}

/** Improvements that were promised and makeshifts that were not entered, those due first. */
export async function listOwedSteps(db: Queryable, limit: number): Promise<OwedStep[]> {
  const { rows } = await db.query<Stored<OwedStep>>(
    `select ${COLUMNS}, p.subject, t.no as "ticketNo" from play_step p ${PEOPLE} left join ticket t on p.subject = 'ticket:' || t.id
      where p.until is not null and p.booked_at is null and p.outcome = 'done' order by p.until, p.id limit $1`,
    [limit],
  );
  return rows.map(opened) as OwedStep[];
}

/** A step whose time is over, as a reminder tells of it. */
export interface OverdueStep {
  id: string;
  subject: CaseSubject;
  kind: PlayStepKind;
  until: Instant;
  ticketNo: string | null;
  /** Id of the person who has to see to it; null where that person is gone. */
  personId: string | null;
}

/** Takes steps whose time is over and of which nobody was reminded, and notes that somebody is now. */
export async function takeOverdueSteps(db: Queryable, now: Instant, limit: number): Promise<OverdueStep[]> {
  const { rows } = await db.query<OverdueStep>(
    `with due as (
       update play_step set reminded_at = $1 where id in (
         select id from play_step where until <= $1 and until is not null and booked_at is null and reminded_at is null and outcome = 'done'
          order by until limit $2 for update skip locked)
       returning id, subject, kind, until, coalesce(owner, actor) as person)
     select d.id, d.subject, d.kind, d.until, t.no as "ticketNo", s.id as "personId"
       from due d left join ticket t on d.subject = 'ticket:' || t.id left join staff s on d.person = 'staff:' || s.id and s.active`,
    [new Date(now), limit],
  );
  return rows;
}

/** Marks a step as entered where it belongs; false when it is no step of the case or was booked before. */
export async function bookPlayStep(db: Queryable, step: { id: string; subject: string; by: string; at: Instant }): Promise<boolean> {
  const { rowCount } = await db.query(
    'update play_step set booked_at = $3, booked_by = $4 where id = $1 and subject = $2 and booked_at is null',
    [step.id, step.subject, new Date(step.at), step.by],
  );
  return rowCount === 1;
}
