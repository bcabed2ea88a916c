import { MINUTE, SECOND } from '@/server/domain/shared/instant';
import { seal, unseal } from '@/server/platform/crypto';
import { privateCookie, readCookie } from './cookies';
import { isHttps } from './site-address';

const COOKIE = 'daona_said';
const LIFETIME_MS = 5 * MINUTE;

/** What a form said before it was sent off, for the page it comes back to. Encrypted: it never stands in an address. */
export interface Flash {
  said: 'no_match' | 'challenge' | 'incomplete' | 'used_up' | 'busy';
  orderNo?: string;
  phone?: string;
}

/** Longest that is given back of each field: a cookie is kept up to 4,096 bytes. */
const LONGEST = 200;

/** Keeps a flash for the one page at `path`. */
export function flashCookie(flash: Flash, path: string): string {
  const { said, orderNo, phone } = flash;
  const kept: Flash = { said, orderNo: orderNo?.slice(0, LONGEST), phone: phone?.slice(0, LONGEST) };
  const value = seal(JSON.stringify(kept)).toString('base64url');
  return privateCookie(COOKIE, value, { path, maxAgeS: LIFETIME_MS / SECOND, secure: isHttps() });
}

/** Takes back a flash once it was shown. */
export function clearFlash(path: string): string {
  return privateCookie(COOKIE, '', { path, maxAgeS: 0, secure: isHttps() });
}

/** The flash of this request; null when there is none or its bytes are not ours. */
export function readFlash(request: Request): Flash | null {
  const value = readCookie(request, COOKIE);
  if (!value) return null;
  try {
    return JSON.parse(unseal(Buffer.from(value, 'base64url')).toString('utf8')) as Flash;
  } catch {
    // a forged or outdated cookie is as good as none
    return null;
  }
}
