import { DAY } from '@/server/domain/shared/instant';
import { environment } from '@/server/platform/environment';
import type { Context } from '@/server/store/context';
import { readSession, sessionHash, touchSession } from '@/server/store/owner-session';

/** However often somebody comes: numbers pass on to other people. */
const LONGEST_MS = 180 * DAY;
/** How exactly the last visit is kept: a visit is no write. */
const TOUCH_EVERY_MS = DAY / 4;

/** Days that a browser may stay away before the phone has to be proved again. */
export function sessionDays(): number {
  return environment().DAONA_OWNER_SESSION_DAYS;
}

/** Keyed hash of the phone that this session has proved; null when the session has ended. */
export async function resumeSession(ctx: Context, input: { token: string }): Promise<string | null> {
  const now = ctx.now();
  const tokenHash = sessionHash(input.token);
  const session = await readSession(ctx.db, tokenHash, { madeAfter: now - LONGEST_MS, seenAfter: now - sessionDays() * DAY });
  if (!session) return null;
  if (now - session.lastSeenAt > TOUCH_EVERY_MS) await touchSession(ctx.db, tokenHash, now);
  return session.phoneHash;
}
