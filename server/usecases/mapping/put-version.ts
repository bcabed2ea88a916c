import { SECOND } from '@/server/domain/shared/instant';
import { writeAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';
import { insertVersion, type KnowledgeKind } from '@/server/store/knowledge-version';
import { queueRefold, type RefoldScope } from '@/server/store/refold-run';

/** By then every process reads arrivals by the new version: older copies live two seconds, then what waits is recorded. */
const SETTLE_MS = 8 * SECOND;

/** A version to put in force. */
export interface VersionToPut<T> {
  kind: KnowledgeKind;
  version: number;
  body: T;
  note: string;
  restores: number | null;
  by: string;
  /** What the audit line says beside note and number. */
  told: Record<string, unknown>;
}

/** Keeps the version, its audit line and the work that it causes; all in the caller's transaction. */
export async function putVersion<T>(
  tx: Context,
  put: VersionToPut<T>,
  scopeWith: (unfinished: RefoldScope[]) => RefoldScope,
): Promise<void> {
  const now = tx.now();
  const { kind, version, body, note, restores, by } = put;
  await insertVersion(tx.db, kind, { version, body, note, restores, createdAt: now, createdBy: by });
  await queueRefold(tx.db, { kind, version, startsAt: now + SETTLE_MS }, scopeWith);
  await writeAudit(tx.db, {
    actor: by,
    action: restores === null ? `${kind}.saved` : `${kind}.restored`,
    subject: `${kind}:${version}`,
    detail: { note, ...(restores === null ? {} : { restores }), ...put.told },
  });
}
