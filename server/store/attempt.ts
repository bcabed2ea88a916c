import type { Instant } from '../domain/shared/instant';
import { seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** One try on one channel, with the notice it belongs to. */
export interface AttemptRow {
  id: string;
  noticeId: string;
  channel: string;
  outcome: string;
}

/** A try about to be made. */
export interface NewAttempt {
  id: string;
  noticeId: string;
  channel: string;
  /** Our id at the provider: that of an earlier try which is made again. */
  sendId: string;
  address: string;
  startedAt: Instant;
  /** As the notice was claimed. */
  leasedUntil: Instant;
}

/**
 * Written and committed before the provider is called, so that a try that was cut off is known. False when the lease
 * (`leasedUntil`, as it was claimed) is no longer ours: then somebody else may be sending, and we must not.
 */
export async function beginAttempt(db: Queryable, attempt: NewAttempt): Promise<boolean> {
  const { rowCount } = await db.query({
    name: 'attempt-begin',
    text: `insert into attempt (id, notice_id, channel, outcome, started_at, send_id, address)
           select $1, id, $3, 'sending', $4, $6, $7 from notice where id = $2 and state = 'sending' and leased_until = $5 for update`,
    values: [
      attempt.id,
      attempt.noticeId,
      attempt.channel,
      new Date(attempt.startedAt),
      new Date(attempt.leasedUntil),
      attempt.sendId,
      seal(attempt.address),
    ],
  });
  return rowCount === 1;
}

/** Stores the answer, unless a receipt has said more already. Answers whether the try had no outcome yet. */
export async function endAttempt(
  db: Queryable,
  id: string,
  end: { outcome: string; providerId?: string; code?: string; detail?: string },
  now: Instant,
): Promise<boolean> {
  const { rows } = await db.query<{ was: string }>({
    name: 'attempt-end',
    text: `update attempt a set provider_id = coalesce(a.provider_id, $3), ended_at = $6,
             outcome = case when b.outcome in ('sending', 'unknown') then $2 else a.outcome end,
             code = case when b.outcome in ('sending', 'unknown') then $4 else a.code end,
             detail = case when b.outcome in ('sending', 'unknown') then $5 else a.detail end
           from (select id, outcome from attempt where id = $1 for update) b where a.id = b.id returning b.outcome as was`,
    values: [id, end.outcome, end.providerId ?? null, end.code ?? null, end.detail ?? null, new Date(now)],
  });
  return rows[0]?.was === 'sending' || rows[0]?.was === 'unknown';
}

/** The try that a receipt is about: by our id if it comes back, else by the provider's; locked. */
export async function lockAttempt(db: Queryable, channel: string, providerId: string, attemptId?: string): Promise<AttemptRow | null> {
  const { rows } = await db.query<AttemptRow>({
    name: 'attempt-lock',
    text: `select id, notice_id as "noticeId", channel, outcome from attempt
           where channel = $1 and (provider_id = $2 or id = $3::uuid) order by (id = $3::uuid) desc nulls last limit 1 for update`,
    values: [channel, providerId, attemptId ?? null],
  });
  return rows[0] ?? null;
}

/** What a receipt made of a try. */
export async function writeReceiptOutcome(
  db: Queryable,
  id: string,
  receipt: { providerId: string; outcome: string; code?: string; receivedAt: Instant },
): Promise<void> {
  await db.query({
    name: 'attempt-receipt',
    text: `update attempt set outcome = $2, provider_id = coalesce(provider_id, $3), code = coalesce($4, code), receipt_at = $5,
             address = case when $2 = 'delivered' then null else address end where id = $1`,
    values: [id, receipt.outcome, receipt.providerId, receipt.code ?? null, new Date(receipt.receivedAt)],
  });
}

/** A try that was accepted and of which nothing was heard since. */
export interface UnheardAttempt<C extends string> {
  id: string;
  channel: C;
  providerId: string;
  /** Where it went; empty of tries made before addresses were kept. */
  address: string;
  startedAt: Instant;
}

/** Accepted tries on some channels, begun within a window, that no receipt has told about; oldest first. */
export async function readUnheard<C extends string>(
  db: Queryable,
  channels: readonly C[],
  window: { from: Instant; to: Instant },
  limit: number,
): Promise<UnheardAttempt<C>[]> {
  const { rows } = await db.query<Omit<UnheardAttempt<C>, 'address'> & { address: Buffer | null }>({
    name: 'attempt-unheard',
    text: `select id, channel, provider_id as "providerId", address, started_at as "startedAt" from attempt
           where outcome = 'accepted' and receipt_at is null and provider_id is not null and channel = any($1::text[])
             and started_at between $2 and $3
           order by started_at limit $4`,
    values: [channels, new Date(window.from), new Date(window.to), limit],
  });
  return rows.map((row) => ({ ...row, address: row.address ? unseal(row.address).toString('utf8') : '' }));
}
