import { type ApiKeyRow, readApiKeys } from '@/server/store/api-key';
import type { Context } from '@/server/store/context';

/** Every API key, newest first, revoked ones included. Never the keys themselves. */
export async function listApiKeys(ctx: Context): Promise<ApiKeyRow[]> {
  return readApiKeys(ctx.db);
}
