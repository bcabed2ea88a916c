import { type AuditEntry, type AuditFilter, readAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';

const PAGE = 100;

/** One page of the audit log, newest first; `nextBeforeId` is null on the last page. */
export async function listAudit(
  ctx: Context,
  filter: Omit<AuditFilter, 'limit'>,
): Promise<{ entries: AuditEntry[]; nextBeforeId: number | null }> {
  const rows = await readAudit(ctx.db, { ...filter, limit: PAGE + 1 });
  const entries = rows.slice(0, PAGE);
  return { entries, nextBeforeId: rows.length > PAGE ? entries.at(-1)!.id : null };
}
