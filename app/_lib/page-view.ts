import { cookies } from 'next/headers';
import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { WRITTEN_LANGUAGES, type WrittenLanguage } from '@/server/domain/shared/language';
import type { Viewer } from '@/server/domain/wording/dates';
import { type Say, sayIn } from './messages';

export const LANGUAGE_COOKIE = 'daona_lang';
export const ZONE_COOKIE = 'daona_zone';
const DEFAULT_ZONE = 'Asia/Shanghai';

/** In what language, zone and at what moment a page of the console is written. */
export interface PageView {
  language: WrittenLanguage;
  viewer: Viewer;
  say: Say;
}

/** Reads both from cookies that the console's own pages set; Chinese and Shanghai until they are. */
export async function pageView(): Promise<PageView> {
  const jar = await cookies();
  const wanted = jar.get(LANGUAGE_COOKIE)?.value;
  const language = WRITTEN_LANGUAGES.find((one) => one === wanted) ?? WRITTEN_LANGUAGES[0];
  const zone = decodeURIComponent(jar.get(ZONE_COOKIE)?.value ?? DEFAULT_ZONE);
  return { language, viewer: { timeZone: isTimeZone(zone) ? zone : DEFAULT_ZONE, now: Date.now() }, say: sayIn(language) };
}
