import { stringify } from 'csv-stringify/sync';
import { toIso } from '@/server/domain/shared/instant';
import { writeAudit } from '@/server/store/audit';
import { readProofs } from '@/server/store/consent';
import { type Context, inTransaction } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';

const MOST = 10_000;
const COLUMNS = ['at', 'received_at', 'medium', 'topic', 'says', 'way', 'by', 'language', 'wording_version', 'wording', 'evidence'];

/** All proofs of the customer of an order as CSV, newest first, without saying who that is; null where no phone is known. Audited. */
export async function exportConsents(ctx: Context, { orderId, by }: { orderId: string; by: string }): Promise<Buffer | null> {
  return inTransaction(ctx, async (tx) => {
    const hash = (await readOrderById(tx.db, orderId))?.phoneHash;
    if (!hash) return null;
    const rows = (await readProofs(tx.db, hash, MOST)).map((proof) => ({
      at: toIso(proof.at),
      received_at: toIso(proof.receivedAt),
      medium: proof.medium,
      topic: proof.topic,
      says: proof.says,
      way: proof.way,
      by: proof.actorName ?? proof.actor,
      language: proof.wording?.language ?? '',
      wording_version: proof.wordingVersion ?? '',
      wording: proof.wording?.text ?? '',
      evidence: proof.evidence ?? '',
    }));
    await writeAudit(tx.db, { actor: by, action: 'consent.exported', subject: `order:${orderId}`, detail: { rows: rows.length } });
    return Buffer.from(stringify(rows, { header: true, bom: true, columns: COLUMNS, escape_formulas: true }));
  });
}
