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
  await db.query({
    name: 'receipt-lock',
    text: 'select pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [`${channel}:${providerId}`],
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

/** Receipts of a message that came before its answer was stored, oldest first. */
export async function readReceipts(db: Queryable, channel: string, providerId: string): Promise<ReceiptRow[]> {
  const { rows } = await db.query<ReceiptRow>({
    name: 'receipt-read',
    text: `select status, code, received_at as "receivedAt" from receipt where channel = $1 and provider_id = $2 order by received_at`,
    values: [channel, providerId],
  });
  return rows;
}
