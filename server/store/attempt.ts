import type { Instant } from '../domain/shared/instant';
import { seal, unseal } from '../platform/crypto';
import { byteaArray, momentArray, textArray, uuidArray } from './binary-array';
import type { Queryable } from './context';

/** A try about to be made. */
export interface NewAttempt {
  id: string;
  noticeId: string;
  channel: string;
  /** Our id at the provider: that of an earlier try which is made again. */
  sendId: string;
  address: string;
  /** Of a text, its words under `wordsHashOf`. */
  wordsHash?: string;
  startedAt: Instant;
  /** As the notice was claimed. */
  leasedUntil: Instant;
}

/**
 * Written and committed before the provider is called, so that tries that were cut off are known. Answers of each whether it
 * may be made: false when the lease (`leasedUntil`, as it was claimed) is no longer ours, as somebody else may be sending.
 */
export async function beginAttempts(db: Queryable, attempts: readonly NewAttempt[]): Promise<boolean[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'attempt-begin',
    text: `with wanted as (
             select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::uuid[], $7::bytea[], $8::text[])
               as w(id, notice_id, channel, started_at, leased_until, send_id, address, words_hash)
           ), ours as (
             select n.id from notice n join wanted w on w.notice_id = n.id and n.state = 'sending' and n.leased_until = w.leased_until
             order by n.id for update of n
           )
           insert into attempt (id, notice_id, channel, outcome, started_at, send_id, address, words_hash)
           select w.id, w.notice_id, w.channel, 'sending', w.started_at, w.send_id, w.address, nullif(w.words_hash, '') from wanted w join ours on ours.id = w.notice_id
           returning id`,
    values: [
      uuidArray(attempts.map((a) => a.id)),
      uuidArray(attempts.map((a) => a.noticeId)),
      textArray(attempts.map((a) => a.channel)),
      momentArray(attempts.map((a) => a.startedAt)),
      momentArray(attempts.map((a) => a.leasedUntil)),
      uuidArray(attempts.map((a) => a.sendId)),
      byteaArray(attempts.map((a) => seal(a.address))),
      textArray(attempts.map((a) => a.wordsHash ?? '')),
    ],
  });
  const begun = new Set(rows.map((row) => row.id));
  return attempts.map(({ id }) => begun.has(id));
}

/** One try; see `beginAttempts`. */
export async function beginAttempt(db: Queryable, attempt: NewAttempt): Promise<boolean> {
  return (await beginAttempts(db, [attempt]))[0]!;
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

/** A message whose answer was lost, with the newest of its tries. */
export interface LostAttempt {
  noticeId: string;
  id: string;
  channel: string;
  sendId: string;
  /** Empty of tries made before addresses were kept. */
  address: string;
  /** Null where its words were not kept. */
  wordsHash: string | null;
  startedAt: Instant;
}

/** Takes some messages whose answers were lost and that are due to be looked for, oldest first; nobody else takes them for `leaseMs`. */
export async function lockLostNotices(db: Queryable, now: Instant, leaseMs: number, limit: number): Promise<LostAttempt[]> {
  const { rows } = await db.query<Omit<LostAttempt, 'address'> & { address: Buffer | null }>({
    name: 'notice-lost',
    text: `with due as (
             select id from notice where state = 'unknown' and due_at <= $1 and lead_id is null order by due_at limit $3 for update skip locked
           ), held as (
             update notice n set due_at = $2 from due where n.id = due.id returning n.id
           )
           select a.notice_id as "noticeId", a.id, a.channel, coalesce(a.send_id, a.id) as "sendId", a.address, a.words_hash as "wordsHash", a.started_at as "startedAt"
           from held join lateral (select * from attempt t where t.notice_id = held.id order by t.started_at desc, t.id desc limit 1) a on true`,
    values: [new Date(now), new Date(now + leaseMs), limit],
  });
  return rows.map((row) => ({ ...row, address: row.address ? unseal(row.address).toString('utf8') : '' }));
}

/** Which of some ids of a provider are those of tries that we know. */
export async function readTaken(db: Queryable, channel: string, providerIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ id: string }>({
    name: 'attempt-taken',
    text: 'select provider_id as id from attempt where channel = $1 and provider_id = any($2::text[])',
    values: [channel, providerIds],
  });
  return new Set(rows.map(({ id }) => id));
}

/** Whether another try on the channel to the same address within these moments has no answer that names its message. */
export async function hasRival(
  db: Queryable,
  { id, channel, address }: Pick<LostAttempt, 'id' | 'channel' | 'address'>,
  window: { from: Instant; to: Instant },
): Promise<boolean> {
  const { rows } = await db.query<{ address: Buffer | null }>({
    name: 'attempt-rivals',
    text: `select address from attempt where channel = $1 and id <> $2 and provider_id is null and outcome in ('sending', 'unknown')
             and started_at between $3 and $4`,
    values: [channel, id, new Date(window.from), new Date(window.to)],
  });
  return rows.some((row) => row.address !== null && unseal(row.address).toString('utf8') === address);
}

/** The provider is sure that a try never came: it counts for nothing. */
export async function closeLostAttempt(db: Queryable, id: string, now: Instant): Promise<void> {
  await db.query(
    `update attempt set outcome = 'retry', code = 'never_came', detail = 'the provider never had it', ended_at = $2, address = null,
       parts = null, cost_micros = null where id = $1`,
    [id, new Date(now)],
  );
}

/** What was spent since a moment, by channel and currency, in millionths. */
export async function readSpent(db: Queryable, since: Instant): Promise<{ channel: string; currency: string; micros: number }[]> {
  const { rows } = await db.query<{ channel: string; currency: string; micros: number }>({
    name: 'attempt-spent',
    text: `select channel, currency, sum(cost_micros)::float8 as micros from attempt where started_at >= $1 and cost_micros is not null
           group by channel, currency`,
    values: [new Date(since)],
  });
  return rows;
}
