import { DAY, SECOND } from '@/server/domain/shared/instant';
import { privateCookie, readCookie } from './cookies';
import { sealJson, unsealJson } from './sealed-json';
import { isHttps } from './site-address';

const COOKIE = 'daona_owner';

/** A browser in which a phone was proved. */
export interface OwnerCookie {
  token: string;
  /** The phone as the owner knows it again: masked. */
  shown: string;
}

/** Keeps the session in the browser, on every page of the site, for the days that it may rest. */
export function ownerCookie(owner: OwnerCookie, days: number): string {
  return privateCookie(COOKIE, sealJson(owner), { path: '/', maxAgeS: (days * DAY) / SECOND, secure: isHttps() });
}

export function clearOwnerCookie(): string {
  return privateCookie(COOKIE, '', { path: '/', maxAgeS: 0, secure: isHttps() });
}

/** The session that the request carries; whether it still holds only the database can say. */
export function readOwnerCookie(request: Request): OwnerCookie | null {
  return unsealJson<OwnerCookie>(readCookie(request, COOKIE));
}
