import { DAY, type Instant } from '@/server/domain/shared/instant';
import { loadCodeSettings } from '@/server/store/code-setting';
import type { Context } from '@/server/store/context';
import {
  type OwnerSession,
  readSession,
  readSessionsBeside,
  type SessionLimits,
  sessionHash,
  touchSession,
} from '@/server/store/owner-session';

/** However often somebody comes: numbers pass on to other people. */
const LONGEST_MS = 180 * DAY;
/** How exactly the last visit is kept: a visit is no write. */
const TOUCH_EVERY_MS = DAY / 4;

/** Days that a browser may stay away before the phone has to be proved again. */
export async function sessionDays(ctx: Context): Promise<number> {
  return (await loadCodeSettings(ctx.db)).sessionDays;
}

/** Keyed hash of the phone that this session has proved; null when the session has ended. */
export async function resumeSession(ctx: Context, input: { token: string }): Promise<string | null> {
  const now = ctx.now();
  const tokenHash = sessionHash(input.token);
  const session = await readSession(ctx.db, tokenHash, await limitsAt(ctx, now));
  if (!session) return null;
  if (now - session.lastSeenAt > TOUCH_EVERY_MS) await touchSession(ctx.db, tokenHash, now);
  return session.phoneHash;
}

/** Since when sessions must have been made and used to hold at `now`. */
async function limitsAt(ctx: Context, now: Instant): Promise<SessionLimits> {
  return { madeAfter: now - LONGEST_MS, seenAfter: now - (await sessionDays(ctx)) * DAY };
}

const MOST_SHOWN = 10;

/** Another browser in which the same phone was proved. */
export interface SessionBeside extends OwnerSession {
  /** Proved after this one: worth a look whether it was oneself. */
  isNewer: boolean;
}

/** Where else the phone of this session is proved and still holds, newest first: somebody with the phone in hand for a minute stays in. */
export async function listSessionsBeside(ctx: Context, input: { token: string }): Promise<SessionBeside[]> {
  const sessions = await readSessionsBeside(ctx.db, sessionHash(input.token), await limitsAt(ctx, ctx.now()), MOST_SHOWN + 1);
  const at = sessions.findIndex((session) => session.isThis);
  return sessions.flatMap(({ isThis, ...session }, index) => (isThis ? [] : [{ ...session, isNewer: at === -1 || index < at }]));
}
