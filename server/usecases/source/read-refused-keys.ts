import { type ApiKeyRow, readApiKeys } from '@/server/store/api-key';
import type { Context } from '@/server/store/context';
import { countKeptCalls, type KeptCalls, type RefusedCaller, readRefusedCallers } from '@/server/store/refused-call';

const CALLERS_SHOWN = 100;

/** Whose calls were refused for their API key, the last one first: known keys, each with its callers and what is kept of its calls, and unknown callers. */
export interface RefusedCallers {
  keys: {
    key: Pick<ApiKeyRow, 'id' | 'name' | 'prefix' | 'scopes' | 'revokedAt'>;
    callers: Omit<RefusedCaller, 'keyId'>[];
    kept: Omit<KeptCalls, 'keyId'> | null;
  }[];
  unknown: Omit<RefusedCaller, 'keyId'>[];
}

/** Calls of the ingest interface that were refused for their key in the last two weeks. No key, and no word of what they said. */
export async function readRefusedKeys(ctx: Context): Promise<RefusedCallers> {
  const [callers, kept, keys] = await Promise.all([readRefusedCallers(ctx.db, CALLERS_SHOWN), countKeptCalls(ctx.db), readApiKeys(ctx.db)]);
  const of = (id: string) => callers.filter((c) => c.keyId === id).map(({ keyId: _, ...caller }) => caller);
  const ids = [...new Set([...callers.map((c) => c.keyId), ...kept.map((k) => k.keyId)])].filter((id) => id !== '');
  return {
    keys: ids.flatMap((id) => {
      const found = keys.find((key) => key.id === id);
      if (!found) return [];
      const { name, prefix, scopes, revokedAt } = found;
      const { keyId: _, ...held } = kept.find((k) => k.keyId === id) ?? { keyId: null };
      return [{ key: { id, name, prefix, scopes, revokedAt }, callers: of(id), kept: 'calls' in held ? held : null }];
    }),
    unknown: of(''),
  };
}
