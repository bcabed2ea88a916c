import type { Instant } from '../domain/shared/instant';
import type { Language } from '../domain/shared/language';
import { keyedHash, seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

export type CodeState = 'pending' | 'sending' | 'sent' | 'withheld' | 'failed';

/** A code that is to be sent, claimed. */
export interface DueCode {
  ticketHash: string;
  phoneHash: string;
  /** E.164. */
  phone: string;
  language: Language;
  /** Sends tried before. */
  sends: number;
}

/** Key of a code's row: whoever reads the table cannot use the ticket. */
export function ticketHash(ticket: string): string {
  return keyedHash('code', `ticket|${ticket}`);
}

/** A code as it is kept: good under its own ticket only. */
export function codeHash(ticketHash: string, code: string): string {
  return keyedHash('code', `${ticketHash}|${code}`);
}

/** Lets one asking for a phone go at a time, until the transaction ends. */
export async function lockAsking(db: Queryable, phoneHash: string): Promise<void> {
  await db.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`owner-code|${phoneHash}`]);
}

/** When codes were asked for for a phone, after `since`. */
export async function readAsked(db: Queryable, phoneHash: string, since: Instant): Promise<Instant[]> {
  const { rows } = await db.query<{ at: Instant }>('select created_at as at from owner_code where created_at > $2 and phone_hash = $1', [
    phoneHash,
    new Date(since),
  ]);
  return rows.map(({ at }) => at);
}

/** Writes down that a code was asked for; the same row whether or not the phone has orders. */
export async function insertCode(
  db: Queryable,
  code: { ticketHash: string; phone: string; phoneHash: string; language: Language; now: Instant; expiresAt: Instant },
): Promise<void> {
  await db.query({
    name: 'owner-code-insert',
    text: `insert into owner_code (ticket_hash, phone_hash, sealed, language, due_at, created_at, expires_at) values ($1, $2, $3, $4, $5, $5, $6)`,
    values: [code.ticketHash, code.phoneHash, seal(code.phone), code.language, new Date(code.now), new Date(code.expiresAt)],
  });
}

/** Codes that went out since `since`. */
export async function countSentCodes(db: Queryable, since: Instant): Promise<number> {
  const { rows } = await db.query<{ count: number }>({
    name: 'owner-code-sent',
    text: 'select count(*)::int as count from owner_code where sent_at > $1',
    values: [new Date(since)],
  });
  return rows[0]!.count;
}

/**
 * Takes up to `limit` due codes for `leaseMs`, passing over what another sender holds. What a dead sender left is taken when
 * it had not got as far as sending: none is sent twice.
 */
export async function claimCodes(db: Queryable, now: Instant, leaseMs: number, limit: number): Promise<DueCode[]> {
  const { rows } = await db.query<Omit<DueCode, 'phone'> & { sealed: Buffer }>({
    name: 'owner-code-claim',
    text: `with due as (
             select ticket_hash from owner_code
              where due_at <= $1 and expires_at > $1
                and (state = 'pending' or (state = 'sending' and leased_until < $1 and sent_at is null))
              order by due_at limit $3 for update skip locked)
           update owner_code c set state = 'sending', leased_until = $2, sends = c.sends + 1 from due where c.ticket_hash = due.ticket_hash
           returning c.ticket_hash as "ticketHash", c.phone_hash as "phoneHash", c.sealed, c.language, c.sends - 1 as sends`,
    values: [new Date(now), new Date(now + leaseMs), limit],
  });
  return rows.map(({ sealed, ...row }) => ({ ...row, phone: unseal(sealed).toString('utf8') }));
}

/** Keeps the hash of the code that is about to be sent; it counts as sent from here, since the message may go out. */
export async function keepCode(db: Queryable, ticketHash: string, hash: string, now: Instant): Promise<void> {
  await db.query({
    name: 'owner-code-keep',
    text: 'update owner_code set code_hash = $2, sent_at = $3 where ticket_hash = $1',
    values: [ticketHash, hash, new Date(now)],
  });
}

/** Ends a code's sending; the phone is forgotten with it. A pending one is tried again at `dueAt`. */
export async function settleCode(
  db: Queryable,
  ticketHash: string,
  end: { state: Exclude<CodeState, 'pending'> } | { state: 'pending'; dueAt: Instant },
): Promise<void> {
  await db.query({
    name: 'owner-code-settle',
    text: `update owner_code set state = $2, due_at = coalesce($3, due_at), leased_until = null,
             sealed = case when $2 = 'pending' then sealed end where ticket_hash = $1`,
    values: [ticketHash, end.state, end.state === 'pending' ? new Date(end.dueAt) : null],
  });
}

/**
 * Counts one try at a code before it is looked at and answers what it is compared with, so that as many tries as `mostTries`
 * are looked at, however many come at once; null when the code is used, too old or tried too often.
 */
export async function countCodeTry(
  db: Queryable,
  input: { ticketHash: string; now: Instant; mostTries: number },
): Promise<{ phoneHash: string; codeHash: string | null; tries: number } | null> {
  const { rows } = await db.query({
    name: 'owner-code-try',
    text: `update owner_code set tries = tries + 1 where ticket_hash = $1 and used_at is null and expires_at > $2 and tries < $3
           returning phone_hash as "phoneHash", code_hash as "codeHash", tries`,
    values: [input.ticketHash, new Date(input.now), input.mostTries],
  });
  return rows[0] ?? null;
}

/** Uses a code up; false when somebody else did so first. */
export async function spendCode(db: Queryable, ticketHash: string, now: Instant): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'owner-code-spend',
    text: 'update owner_code set used_at = $2, code_hash = null where ticket_hash = $1 and used_at is null',
    values: [ticketHash, new Date(now)],
  });
  return rowCount === 1;
}
