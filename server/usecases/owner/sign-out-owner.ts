import type { Context } from '@/server/store/context';
import { deleteSession, deleteSessionsBeside, sessionHash } from '@/server/store/owner-session';

/** Ends this session, or every session of its phone. */
export async function signOutOwner(ctx: Context, input: { token: string; everywhere: boolean }): Promise<void> {
  const tokenHash = sessionHash(input.token);
  if (input.everywhere) await deleteSessionsBeside(ctx.db, tokenHash);
  else await deleteSession(ctx.db, tokenHash);
}
