import type { ApiScope } from '@/server/domain/access/api-scope';
import { sha256Hex } from '@/server/platform/crypto';
import { newId, newToken } from '@/server/platform/ids';
import { insertApiKey } from '@/server/store/api-key';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';

export type CreatedApiKey = { kind: 'created'; id: string; token: string } | { kind: 'exists' };

/**
 * Makes an API key. The token is answered this once and kept only as a hash. `token` takes a key that the operator
 * chose (at least 20 characters); making the same one again answers `exists`. `createdBy` is the actor of the audit log.
 */
export async function createApiKey(
  ctx: Context,
  input: { name: string; scopes: readonly ApiScope[]; createdBy: string; token?: string },
): Promise<CreatedApiKey> {
  const token = input.token ?? `daona_${newToken(32)}`;
  const id = newId();
  const made = await inTransaction(ctx, async (tx) => {
    const isNew = await insertApiKey(tx.db, {
      id,
      name: input.name,
      prefix: token.slice(0, 10),
      hash: sha256Hex(token),
      scopes: input.scopes,
      createdBy: input.createdBy,
    });
    if (isNew) {
      const detail = { name: input.name, scopes: [...input.scopes] };
      await writeAudit(tx.db, { actor: input.createdBy, action: 'api_key.created', subject: `api_key:${id}`, detail });
    }
    return isNew;
  });
  return made ? { kind: 'created', id, token } : { kind: 'exists' };
}
