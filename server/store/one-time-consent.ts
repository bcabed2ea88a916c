import type { Instant } from '../domain/shared/instant';
import { seal } from '../platform/crypto';
import type { NewAttempt } from './attempt';
import type { Queryable } from './context';
import { addressHash } from './reach';

/** Keeps an agreement to one more message of a template; the same of the same moment is one. */
export async function keepOneTimeConsent(
  db: Queryable,
  { id, medium, address, templateId, at }: { id: string; medium: string; address: string; templateId: string; at: Instant },
): Promise<void> {
  await db.query(
    `insert into one_time_consent (id, medium, address_hash, template_id, given_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [id, medium, addressHash(medium, address), templateId, new Date(at)],
  );
}

/** Agreements that are not spent mean nothing any more: of one template, or of all where none is named. */
export async function voidOneTimeConsents(
  db: Queryable,
  { medium, address, templateId, at }: { medium: string; address: string; templateId?: string; at: Instant },
): Promise<void> {
  await db.query(
    `update one_time_consent set void_at = $3 where address_hash = $1 and spent_at is null and void_at is null
       and ($2::text is null or template_id = $2)`,
    [addressHash(medium, address), templateId ?? null, new Date(at)],
  );
}

/** How many messages of each template a person agreed to that were not sent yet. */
export async function countOneTimeConsents(db: Queryable, medium: string, address: string): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ templateId: string; count: number }>(
    `select template_id as "templateId", count(*)::int as count from one_time_consent
     where address_hash = $1 and spent_at is null and void_at is null group by template_id`,
    [addressHash(medium, address)],
  );
  return new Map(rows.map(({ templateId, count }) => [templateId, count]));
}

/**
 * Begins a try and spends one consent on it, both or neither. `no_consent`: others spent them meanwhile; `lost`: the notice is
 * somebody else's by now.
 */
export async function beginSpending(
  db: Queryable,
  attempt: NewAttempt,
  consent: { medium: string; templateId: string },
): Promise<'begun' | 'no_consent' | 'lost'> {
  const { rows } = await db.query<{ hasConsent: boolean; isBegun: boolean }>({
    name: 'one-time-consent-spend',
    text: `with free as (
             select id from one_time_consent where address_hash = $1 and template_id = $2 and spent_at is null and void_at is null
             order by given_at limit 1 for update skip locked
           ), ours as (
             select n.id from notice n where n.id = $4 and n.state = 'sending' and n.leased_until = $7 and exists (select 1 from free) for update of n
           ), begun as (
             insert into attempt (id, notice_id, channel, outcome, started_at, send_id, address)
             select $3, ours.id, $5, 'sending', $6, $8, $9 from ours returning id
           ), spent as (
             update one_time_consent c set spent_at = $6, spent_by = begun.id from begun, free where c.id = free.id returning c.id
           )
           select exists (select 1 from free) as "hasConsent", exists (select 1 from spent) as "isBegun"`,
    values: [
      addressHash(consent.medium, attempt.address),
      consent.templateId,
      attempt.id,
      attempt.noticeId,
      attempt.channel,
      new Date(attempt.startedAt),
      new Date(attempt.leasedUntil),
      attempt.sendId,
      seal(attempt.address),
    ],
  });
  const { hasConsent, isBegun } = rows[0]!;
  return isBegun ? 'begun' : hasConsent ? 'lost' : 'no_consent';
}

/** Gives back what was spent on tries that surely sent nothing. */
export async function giveBackConsents(db: Queryable, attemptIds: readonly string[]): Promise<void> {
  if (attemptIds.length === 0) return;
  await db.query('update one_time_consent set spent_at = null, spent_by = null where spent_by = any($1::uuid[]) and void_at is null', [
    attemptIds,
  ]);
}

/** The provider knows of no consent for what some tries were to send: what we thought we had of those templates is none. */
export async function voidConsentsOf(db: Queryable, attemptIds: readonly string[], at: Instant): Promise<void> {
  if (attemptIds.length === 0) return;
  await db.query(
    `update one_time_consent c set void_at = $2 from one_time_consent spent
     where spent.spent_by = any($1::uuid[]) and c.address_hash = spent.address_hash and c.template_id = spent.template_id
       and c.void_at is null and (c.spent_at is null or c.id = spent.id)`,
    [attemptIds, new Date(at)],
  );
}
