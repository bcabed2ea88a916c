import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

export interface ReceiptRow {
  status: string;
  code: string | null;
  receivedAt: Instant;
}

/**
 * Holds everybody else off this message until the transaction ends: its receipt and the answer that names it may come at
 * the same moment, and neither would see the other.
 */
export async function lockMessage(db: Queryable, channel: string, providerId: string): Promise<void> {
  await lockMessages(db, [{ channel, providerId }]);
}

/** The same for some messages, in an order that all take them in. */
export async function lockMessages(db: Queryable, messages: readonly { channel: string; providerId: string }[]): Promise<void> {
  if (messages.length === 0) return;
  await db.query({
    name: 'receipt-lock',
    text: 'select pg_advisory_xact_lock(key) from (select distinct hashtextextended(name, 0) as key from unnest($1::text[]) as w(name) order by 1) k',
    values: [messages.map(({ channel, providerId }) => `${channel}:${providerId}`)],
  });
}

/** Keeps a receipt, known message or not. */
export async function insertReceipt(
  db: Queryable,
  receipt: { channel: string; providerId: string; status: string; code?: string; receivedAt: Instant },
): Promise<void> {
  await db.query({
    name: 'receipt-insert',
    text: `insert into receipt (channel, provider_id, status, code, received_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    values: [receipt.channel, receipt.providerId, receipt.status, receipt.code ?? null, new Date(receipt.receivedAt)],
  });
}

/** Receipts of some messages that came before their answers were stored, oldest first. */
export async function readReceipts(
  db: Queryable,
  messages: readonly { channel: string; providerId: string }[],
): Promise<(ReceiptRow & { channel: string; providerId: string })[]> {
  if (messages.length === 0) return [];
  const { rows } = await db.query<ReceiptRow & { channel: string; providerId: string }>({
    name: 'receipt-read',
    text: `select channel, provider_id as "providerId", status, code, received_at as "receivedAt" from receipt
           where (channel, provider_id) in (select * from unnest($1::text[], $2::text[])) order by received_at`,
    values: [messages.map((m) => m.channel), messages.map((m) => m.providerId)],
  });
  return rows;
}
