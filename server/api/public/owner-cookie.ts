import { DAY, SECOND } from '@/server/domain/shared/instant';
import { sessionDays } from '@/server/usecases/owner/resume-session';
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

/** Keeps the session in the browser, on every page of the site, as long as it may rest. */
export function ownerCookie(owner: OwnerCookie): string {
  return privateCookie(COOKIE, sealJson(owner), { path: '/', maxAgeS: (sessionDays() * DAY) / SECOND, secure: isHttps() });
}

export function clearOwnerCookie(): string {
  return privateCookie(COOKIE, '', { path: '/', maxAgeS: 0, secure: isHttps() });
}

/** The session that the request carries; whether it still holds only the database can say. */
export function readOwnerCookie(request: Request): OwnerCookie | null {
  return unsealJson<OwnerCookie>(readCookie(request, COOKIE));
}
