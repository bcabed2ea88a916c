import { revokeApiKeyRow } from '@/server/store/api-key';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';

/** Ends a key for good; processes that have it cached stop taking it within seconds. */
export async function revokeApiKey(ctx: Context, input: { id: string; by: string }): Promise<{ kind: 'revoked' } | { kind: 'missing' }> {
  return inTransaction(ctx, async (tx) => {
    if (!(await revokeApiKeyRow(tx.db, input.id, ctx.now()))) return { kind: 'missing' };
    await writeAudit(tx.db, { actor: input.by, action: 'api_key.revoked', subject: `api_key:${input.id}` });
    return { kind: 'revoked' };
  });
}
