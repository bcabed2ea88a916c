import type { PlayStep } from '../domain/play/play-step';
import type { Instant } from '../domain/shared/instant';
import { seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** Writes a step into the trail of a case. */
export async function insertPlayStep(
  db: Queryable,
  subject: string,
  step: Omit<PlayStep, 'actorName' | 'bookedAt' | 'bookedByName'>,
): Promise<void> {
  await db.query(
    'insert into play_step (id, subject, kind, actor, at, outcome, detail, sealed, until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
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
    ],
  );
}

/** The trail of a case, oldest first, with the names of those who are still there. */
export async function listPlaySteps(db: Queryable, subject: string): Promise<PlayStep[]> {
  const { rows } = await db.query<Omit<PlayStep, 'words'> & { sealed: Buffer | null }>(
    `select p.id, p.kind, p.actor, s.name as "actorName", p.at, p.outcome, p.detail, p.sealed, p.until, p.booked_at as "bookedAt",
       b.name as "bookedByName"
     from play_step p left join staff s on p.actor = 'staff:' || s.id left join staff b on p.booked_by = 'staff:' || b.id
     where p.subject = $1 order by p.at, p.id`,
    [subject],
  );
  return rows.map(({ sealed, ...row }) => ({ ...row, words: sealed ? unseal(sealed).toString('utf8') : null }));
}

/** Marks a step as entered where it belongs; false when it is no step of the case or was booked before. */
export async function bookPlayStep(db: Queryable, step: { id: string; subject: string; by: string; at: Instant }): Promise<boolean> {
  const { rowCount } = await db.query(
    'update play_step set booked_at = $3, booked_by = $4 where id = $1 and subject = $2 and booked_at is null',
    [step.id, step.subject, new Date(step.at), step.by],
  );
  return rowCount === 1;
}
