import { type Instant, MINUTE, SECOND } from '@/server/domain/shared/instant';
import { privateCookie, readCookie } from './cookies';
import { sealJson, unsealJson } from './sealed-json';
import { isHttps } from './site-address';

const COOKIE = 'daona_said';
const LIFETIME_MS = 5 * MINUTE;

/** What a form said before it was sent off, for the page it comes back to. Encrypted: it never stands in an address. */
export interface Flash {
  said: Said;
  orderNo?: string;
  phone?: string;
  /** Of the riddle that the next try needs. */
  bits?: number;
  /** Until when nothing is to be had. */
  until?: Instant;
  triesLeft?: number;
}

/** What a form came to. */
export type Said =
  | 'no_match'
  | 'challenge'
  | 'incomplete'
  | 'no_phone'
  | 'used_up'
  | 'busy'
  | 'bad_phone'
  | 'country'
  | 'too_soon'
  | 'too_many'
  | 'resting'
  | 'no_code'
  | 'wrong_code'
  | 'code_over'
  | 'signed_out';

/** Longest that is given back of each field: a cookie is kept up to 4,096 bytes. */
const LONGEST = 200;

/** Keeps a flash for the one page at `path`. */
export function flashCookie(flash: Flash, path: string): string {
  const kept: Flash = { ...flash, orderNo: flash.orderNo?.slice(0, LONGEST), phone: flash.phone?.slice(0, LONGEST) };
  return privateCookie(COOKIE, sealJson(kept), { path, maxAgeS: LIFETIME_MS / SECOND, secure: isHttps() });
}

/** Takes back a flash once it was shown. */
export function clearFlash(path: string): string {
  return privateCookie(COOKIE, '', { path, maxAgeS: 0, secure: isHttps() });
}

/** The flash of this request; null when there is none or its bytes are not ours. */
export function readFlash(request: Request): Flash | null {
  return unsealJson<Flash>(readCookie(request, COOKIE));
}
