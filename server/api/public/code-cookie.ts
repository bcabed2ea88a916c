import { ONE_TIME_CODE } from '@/server/domain/access/one-time-code';
import { type Instant, SECOND } from '@/server/domain/shared/instant';
import { privateCookie, readCookie } from './cookies';
import { sealJson, unsealJson } from './sealed-json';
import { isHttps } from './site-address';

const COOKIE = 'daona_code';

/** A code that this browser waits for. Sealed: the phone of an order stands in it when its page asked for the code. */
export interface CodeCookie {
  ticket: string;
  /** E.164, to ask for another. */
  phone: string;
  /** How the phone is shown: masked, or not at all where the reader has not proved to know it. */
  shown: string | null;
  resendAt: Instant;
  /** Page of the order that was to be proved; absent for the list of orders. */
  orderCode?: string;
  /** Whose order that is. */
  shop?: string;
}

export function codeCookie(code: CodeCookie): string {
  return privateCookie(COOKIE, sealJson(code), { path: '/track', maxAgeS: ONE_TIME_CODE.lifetimeMs / SECOND, secure: isHttps() });
}

export function clearCodeCookie(): string {
  return privateCookie(COOKIE, '', { path: '/track', maxAgeS: 0, secure: isHttps() });
}

export function readCodeCookie(request: Request): CodeCookie | null {
  return unsealJson<CodeCookie>(readCookie(request, COOKIE));
}
