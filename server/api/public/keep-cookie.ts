import { HOUR, type Instant, SECOND } from '@/server/domain/shared/instant';
import { sha256Hex } from '@/server/platform/crypto';
import { privateCookie, readCookie } from './cookies';
import { readOwnerCookie } from './owner-cookie';
import { sealJson, unsealJson } from './sealed-json';
import { isHttps } from './site-address';

const COOKIE = 'daona_keep';
const LIFETIME_MS = 12 * HOUR;

/** The owner's wish that this device keeps one page. It holds for the session it was said in: who proves the phone anew is asked anew. */
interface Wish {
  until: Instant;
  session: string;
}

/** Lets this device keep the page at `path` for twelve hours from now; null without an owner's session. */
export function keepCookie(request: Request, path: string, now: Instant): string | null {
  const session = sessionOf(request);
  if (session === null) return null;
  const wish: Wish = { until: now + LIFETIME_MS, session };
  return privateCookie(COOKIE, sealJson(wish), { path, maxAgeS: LIFETIME_MS / SECOND, secure: isHttps() });
}

/** Takes the wish back. */
export function clearKeepCookie(path: string): string {
  return privateCookie(COOKIE, '', { path, maxAgeS: 0, secure: isHttps() });
}

/** Until when this device may keep the owner's page; null where that was not wished. */
export function keptUntil(request: Request, now: Instant): Instant | null {
  const wish = unsealJson<Wish>(readCookie(request, COOKIE));
  return wish && wish.until > now && wish.session === sessionOf(request) ? wish.until : null;
}

function sessionOf(request: Request): string | null {
  const owner = readOwnerCookie(request);
  return owner && sha256Hex(owner.token);
}
