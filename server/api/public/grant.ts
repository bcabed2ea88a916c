import { HOUR, type Instant, SECOND } from '@/server/domain/shared/instant';
import { keyedHash, sameSecret } from '@/server/platform/crypto';
import { privateCookie, readCookie } from './cookies';
import { isHttps } from './site-address';

const COOKIE = 'daona_grant';
const LIFETIME_MS = 12 * HOUR;

/** Cookie that lifts one parcel page to the verified tier for twelve hours; it names the page and nothing else. */
export function grantCookie(code: string, now: Instant): string {
  const body = `1.${(now + LIFETIME_MS).toString(36)}`;
  const value = `${body}.${sign(code, body)}`;
  return privateCookie(COOKIE, value, { path: `/q/${code}`, maxAgeS: LIFETIME_MS / SECOND, secure: isHttps() });
}

/** Tier that the request's grant gives for this page: 0 without one, with an old one, or with one for another page. */
export function grantedTier(request: Request, code: string, now: Instant): 0 | 1 {
  return grantEnd(request, code, now) === null ? 0 : 1;
}

/** When the request's grant for this page ends; null without one that holds. */
export function grantEnd(request: Request, code: string, now: Instant): Instant | null {
  const value = readCookie(request, COOKIE);
  if (!value) return null;
  const [tier = '', expires = '', mac = ''] = value.split('.');
  if (!sameSecret(mac, sign(code, `${tier}.${expires}`))) return null;
  const end = Number.parseInt(expires, 36);
  return tier === '1' && end > now ? end : null;
}

function sign(code: string, body: string): string {
  return keyedHash('grant', `${code}|${body}`);
}
