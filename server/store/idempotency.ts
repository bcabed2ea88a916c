import type { Instant } from '../domain/shared/instant';
import { seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** A request whose process died holds its key this long; the next one takes it over. */
const ABANDONED_AFTER_MS = 120_000;

export type IdempotencyClaim =
  | { kind: 'mine' }
  | { kind: 'in_progress' }
  | { kind: 'mismatch' }
  | { kind: 'answered'; status: number; body: string };

/** Claims an Idempotency-Key for one request, or says what stands under it. Atomic between processes. */
export async function claimIdempotencyKey(
  db: Queryable,
  claim: { apiKeyId: string; key: string; requestHash: string; now: Instant },
): Promise<IdempotencyClaim> {
  const { rowCount } = await db.query(
    `insert into idempotency_key as k (api_key_id, key, request_hash, created_at) values ($1, $2, $3, $4)
     on conflict (api_key_id, key) do update set created_at = excluded.created_at
       where k.status is null and k.request_hash = excluded.request_hash and k.created_at < $5`,
    [claim.apiKeyId, claim.key, claim.requestHash, new Date(claim.now), new Date(claim.now - ABANDONED_AFTER_MS)],
  );
  if (rowCount === 1) return { kind: 'mine' };
  const { rows } = await db.query(
    'select request_hash as "requestHash", status, body from idempotency_key where api_key_id = $1 and key = $2',
    [claim.apiKeyId, claim.key],
  );
  const held = rows[0] as { requestHash: string; status: number | null; body: string | null } | undefined;
  if (!held) return { kind: 'in_progress' };
  if (held.requestHash !== claim.requestHash) return { kind: 'mismatch' };
  return held.status === null ? { kind: 'in_progress' } : { kind: 'answered', status: held.status, body: openBody(held.body) };
}

/** An answer may hold what is kept only hashed elsewhere, such as the address of a share link: it is kept encrypted. */
function openBody(sealed: string | null): string {
  return sealed ? unseal(Buffer.from(sealed, 'base64')).toString('utf8') : '';
}

/** Keeps the answer for every later request under the key. */
export async function keepIdempotentAnswer(
  db: Queryable,
  answer: { apiKeyId: string; key: string; status: number; body: string },
): Promise<void> {
  await db.query('update idempotency_key set status = $3, body = $4 where api_key_id = $1 and key = $2', [
    answer.apiKeyId,
    answer.key,
    answer.status,
    seal(answer.body).toString('base64'),
  ]);
}

/** Gives the key back after a failure of ours, so that the caller may try again. */
export async function releaseIdempotencyKey(db: Queryable, claim: { apiKeyId: string; key: string }): Promise<void> {
  await db.query('delete from idempotency_key where api_key_id = $1 and key = $2 and status is null', [claim.apiKeyId, claim.key]);
}
