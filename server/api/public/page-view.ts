import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import type { Language } from '@/server/domain/shared/language';
import { chooseLanguage } from './choose-language';
import { chooseLook } from './choose-look';
import { readCookie } from './cookies';
import { deviceOf } from './device-of';

/** Set by the page's own script to the zone of the reader's device. */
const ZONE_COOKIE = 'daona_zone';

/** For whom a page is written: in what language, on whose clock, in what dress. */
export interface PageView {
  language: Language;
  /** IANA zone of the reader's device; absent until its script has told. */
  timeZone?: string;
  /** Classes of the page's root. */
  look: string;
  /** Asked for by a program, a messenger's preview among them, and not by somebody's browser. */
  isForProgram: boolean;
  /** Tells apart what the same order looks like to different readers. */
  variant: string;
  /** Keep what was chosen on this page. */
  setCookies: string[];
}

/** The view that a request asks for. */
export function viewOf(request: Request): PageView {
  const { language, setCookie } = chooseLanguage(request);
  const { className, setCookies } = chooseLook(request);
  const told = (readCookie(request, ZONE_COOKIE) ?? '').replaceAll('%2F', '/');
  const timeZone = told !== '' && isTimeZone(told) ? told : undefined;
  const device = deviceOf(request);
  const isForProgram = device === 'preview' || device === 'program';
  return {
    language,
    ...(timeZone === undefined ? {} : { timeZone }),
    look: className,
    isForProgram,
    variant: [language, timeZone ?? '', className, isForProgram ? 'program' : ''].join('|'),
    setCookies: [...(setCookie ? [setCookie] : []), ...setCookies],
  };
}
