import type { Context } from '@/server/store/context';
import { resumeSession } from '@/server/usecases/owner/resume-session';
import { readOwnerCookie } from './owner-cookie';

/** Keyed hash of the phone that this browser has proved; null without a session that holds. No cookie, no read. */
export async function ownerOf(ctx: Context, request: Request): Promise<string | null> {
  const owner = readOwnerCookie(request);
  return owner ? resumeSession(ctx, { token: owner.token }) : null;
}
