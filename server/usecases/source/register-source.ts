import { AppError } from '@/server/domain/shared/errors';
import type { SourceKind } from '@/server/domain/tracking/fact';
import { seal } from '@/server/platform/crypto';
import { newId, newToken } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { upsertSource } from '@/server/store/source';
import { considerAgain } from '@/server/store/subscription';
import { checkSecrets } from './check-secrets';

export interface NewSource {
  /** Stands in facts and on the timeline. */
  name: string;
  /** Folder under server/sources, or `canonical` for a system that posts to the REST interface. */
  adapter: string;
  /** What it is believed about; a vendor's own kind when absent. */
  kind?: SourceKind;
  shop?: string;
  timeZone?: string;
  secrets?: Record<string, string>;
  /** Last segment of the webhook address; made at random when absent. */
  endpoint?: string;
  /** Actor of the audit log. */
  by: string;
}

/**
 * Sets up an account of a reporting system, or replaces the one of the same name (its endpoint stays). Answers where the
 * vendor has to send its pushes. Throws `invalid_request` when a secret that the vendor's signature needs is missing or cannot be used.
 */
export async function registerSource(ctx: Context, input: NewSource): Promise<{ id: string; endpoint: string; path: string }> {
  const vendor = checkSecrets(input.adapter, input.secrets ?? {});
  if (input.adapter === 'connector') throw new AppError('invalid_request', 'A connector needs settings: it is set up with them.');
  return inTransaction(ctx, async (tx) => {
    const row = await upsertSource(tx.db, {
      id: newId(),
      name: input.name,
      adapter: input.adapter,
      kind: input.kind ?? vendor?.kind ?? 'other',
      endpoint: input.endpoint ?? newToken(24),
      sealed: input.secrets ? seal(JSON.stringify(input.secrets)) : null,
      settings: null,
      shop: input.shop ?? null,
      timeZone: input.timeZone ?? 'Asia/Shanghai',
    });
    const detail = { name: row.name, adapter: row.adapter, kind: row.kind, shop: row.shop };
    if (vendor?.subscriber) await considerAgain(tx.db);
    await writeAudit(tx.db, { actor: input.by, action: 'source.saved', subject: `source:${row.id}`, detail });
    return { id: row.id, endpoint: row.endpoint, path: `/api/webhooks/${row.adapter}/${row.endpoint}` };
  });
}
