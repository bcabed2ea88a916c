import type { Instant } from '../domain/shared/instant';
import { keyedHash } from '../platform/crypto';
import type { Queryable } from './context';

/** Since when a session must have been made and used to hold. */
export interface SessionLimits {
  madeAfter: Instant;
  seenAfter: Instant;
}

/** Key of a session's row. */
export function sessionHash(token: string): string {
  return keyedHash('session', `owner|${token}`);
}

export async function insertSession(db: Queryable, session: { tokenHash: string; phoneHash: string; now: Instant }): Promise<void> {
  await db.query('insert into owner_session (token_hash, phone_hash, created_at, last_seen_at) values ($1, $2, $3, $3)', [
    session.tokenHash,
    session.phoneHash,
    new Date(session.now),
  ]);
}

/** The phone that a session has proved, while it holds. */
export async function readSession(
  db: Queryable,
  tokenHash: string,
  limits: SessionLimits,
): Promise<{ phoneHash: string; lastSeenAt: Instant } | null> {
  const { rows } = await db.query({
    name: 'owner-session-read',
    text: `select phone_hash as "phoneHash", last_seen_at as "lastSeenAt" from owner_session
            where token_hash = $1 and created_at > $2 and last_seen_at > $3`,
    values: [tokenHash, new Date(limits.madeAfter), new Date(limits.seenAfter)],
  });
  return rows[0] ?? null;
}

/** A browser that has proved a phone. */
export interface OwnerSession {
  createdAt: Instant;
  /** To a quarter of a day. */
  lastSeenAt: Instant;
}

/** The session of a token, and beside it those of the same phone that still hold, newest first; empty when it is none. */
export async function readSessionsBeside(
  db: Queryable,
  tokenHash: string,
  limits: SessionLimits,
  limit: number,
): Promise<(OwnerSession & { isThis: boolean })[]> {
  const { rows } = await db.query({
    name: 'owner-sessions-beside',
    text: `select s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.token_hash = $1 as "isThis"
             from owner_session mine join owner_session s on s.phone_hash = mine.phone_hash
            where mine.token_hash = $1 and s.created_at > $2 and s.last_seen_at > $3 order by s.created_at desc limit $4`,
    values: [tokenHash, new Date(limits.madeAfter), new Date(limits.seenAfter), limit],
  });
  return rows;
}

export async function touchSession(db: Queryable, tokenHash: string, now: Instant): Promise<void> {
  await db.query('update owner_session set last_seen_at = $2 where token_hash = $1', [tokenHash, new Date(now)]);
}

/** Ends one session. */
export async function deleteSession(db: Queryable, tokenHash: string): Promise<void> {
  await db.query('delete from owner_session where token_hash = $1', [tokenHash]);
}

/** Ends every session of the phone that this one has proved; answers how many. */
export async function deleteSessionsBeside(db: Queryable, tokenHash: string): Promise<number> {
  const { rowCount } = await db.query(
    'delete from owner_session where phone_hash = (select phone_hash from owner_session where token_hash = $1)',
    [tokenHash],
  );
  return rowCount ?? 0;
}
