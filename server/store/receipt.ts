import type { Instant } from '../domain/shared/instant';
import { intArray, momentArray, textArray, uuidArray } from './binary-array';
import type { Queryable } from './context';

/** A message as its provider names it. */
interface NamedMessage {
  channel: string;
  providerId: string;
}

/** A delivery receipt, as the provider worded it. */
export interface ReceiptRow extends NamedMessage {
  status: string;
  code: string | null;
  receivedAt: Instant;
}

/**
 * Holds everybody else off these messages until the transaction ends, in an order that all take them in: a receipt and the answer that
 * names its message may come at the same moment, and neither would see the other.
 */
export async function lockMessages(db: Queryable, messages: readonly NamedMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await db.query({
    name: 'receipt-lock',
    text: 'select pg_advisory_xact_lock(key) from (select distinct hashtextextended(name, 0) as key from unnest($1::text[]) as w(name) order by 1) k',
    values: [textArray(messages.map(({ channel, providerId }) => `${channel}:${providerId}`))],
  });
}

/** Keeps some receipts, known messages or not; one that is kept already stays as it is. */
export async function insertReceipts(db: Queryable, receipts: readonly ReceiptRow[]): Promise<void> {
  await db.query({
    name: 'receipts-insert',
    text: `insert into receipt (channel, provider_id, status, code, received_at)
           select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) as w(channel, provider_id, status)
           order by channel, provider_id, status on conflict do nothing`,
    values: [
      textArray(receipts.map((r) => r.channel)),
      textArray(receipts.map((r) => r.providerId)),
      textArray(receipts.map((r) => r.status)),
      textArray(receipts.map((r) => r.code)),
      momentArray(receipts.map((r) => r.receivedAt)),
    ],
  });
}

/** Receipts of some messages that came before their answers were stored, oldest first. */
export async function readReceipts(db: Queryable, messages: readonly NamedMessage[]): Promise<ReceiptRow[]> {
  if (messages.length === 0) return [];
  const { rows } = await db.query<ReceiptRow>({
    name: 'receipt-read',
    text: `select channel, provider_id as "providerId", status, code, received_at as "receivedAt" from receipt
           where (channel, provider_id) in (select * from unnest($1::text[], $2::text[])) order by received_at`,
    values: [textArray(messages.map((m) => m.channel)), textArray(messages.map((m) => m.providerId))],
  });
  return rows;
}

/** What a receipt says of a message. */
export interface ReceiptTold extends NamedMessage {
  /** Our id, where the provider gives it back. */
  attemptId?: string;
  outcome: 'accepted' | 'delivered' | 'failed';
  code?: string;
  receivedAt: Instant;
}

/** What became of a receipt; `noticeId` is that of the try it changed. */
export type ReceiptWritten = { kind: 'applied'; noticeId: string } | { kind: 'waiting' | 'old' };

/** How final an outcome is; a receipt never takes a try back, and none changes one that was refused. */
const rankOf = (outcome: string) => `case ${outcome} when 'sending' then 0 when 'unknown' then 1 when 'retry' then 1 when 'accepted' then 2
  when 'failed' then 3 when 'delivered' then 4 else 9 end`;

/**
 * Writes what some receipts say to the tries they are about, found by our id if it comes back and else by the provider's; and to their
 * notices, unless the try failed: what becomes of the notice then is for the caller to say. Of several about one try the most final
 * counts. Answers of each whether it changed something, came too late, or names no try that is known.
 */
export async function writeReceipts(db: Queryable, told: readonly ReceiptTold[], now: Instant): Promise<ReceiptWritten[]> {
  if (told.length === 0) return [];
  const { rows } = await db.query<{ nth: number; noticeId: string | null; isApplied: boolean }>({
    name: 'receipts-write',
    // materialized: of a union that is not, rows that somebody else has changed meanwhile would be passed over
    text: `with told as (
             select * from unnest($1::int[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[])
               as w(nth, channel, provider_id, attempt_id, outcome, code, received_at)
           ), named as (
             select w.*, coalesce((select a.id from attempt a where a.id = w.attempt_id and a.channel = w.channel),
               (select a.id from attempt a where a.channel = w.channel and a.provider_id = w.provider_id limit 1)) as try_id
             from told w
           ), was as (
             select a.id, a.notice_id, a.outcome from attempt a where a.id in (select try_id from named) order by a.id for update
           ), news as (
             select distinct on (was.id) n.*, was.notice_id from named n join was on was.id = n.try_id
             where ${rankOf('n.outcome')} > ${rankOf('was.outcome')} order by was.id, ${rankOf('n.outcome')} desc, n.nth
           ), ended as (
             update attempt a set outcome = n.outcome, provider_id = coalesce(a.provider_id, n.provider_id), code = coalesce(n.code, a.code),
               receipt_at = n.received_at, address = case when n.outcome = 'delivered' then null else a.address end
             from news n where a.id = n.try_id
           ), heard as materialized (
             select notice_id as about, notice_id, outcome from news where outcome <> 'failed'
             union all
             select m.id, n.notice_id, n.outcome from news n join notice m on m.lead_id = n.notice_id where n.outcome <> 'failed'
           ), settled as (
             update notice m set state = case n.outcome when 'delivered' then 'delivered' else 'sent' end, detail = null, slot_channel = null,
               leased_until = null, settled_at = $8
             from heard n where m.id = n.about and m.state <> 'delivered'
               and (m.id = n.notice_id or m.lead_id = n.notice_id and m.state in ('sending', 'unknown', 'sent'))
           )
           select n.nth, was.notice_id as "noticeId", n.nth in (select nth from news) as "isApplied"
           from named n left join was on was.id = n.try_id`,
    values: [
      intArray(told.map((_, nth) => nth)),
      textArray(told.map((t) => t.channel)),
      textArray(told.map((t) => t.providerId)),
      uuidArray(told.map((t) => t.attemptId)),
      textArray(told.map((t) => t.outcome)),
      textArray(told.map((t) => t.code ?? null)),
      momentArray(told.map((t) => t.receivedAt)),
      new Date(now),
    ],
  });
  const written = new Map(rows.map((row) => [row.nth, row]));
  return told.map((_, nth) => {
    const { noticeId, isApplied } = written.get(nth)!;
    if (noticeId === null) return { kind: 'waiting' };
    return isApplied ? { kind: 'applied', noticeId } : { kind: 'old' };
  });
}
