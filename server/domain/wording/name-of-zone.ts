import type { WrittenLanguage } from '../shared/language';
import type { Viewer } from './dates';

/** The reader's zone as people call it: 中国标准时间, China Standard Time. */
export function nameOfZone({ timeZone, now }: Viewer, language: WrittenLanguage): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'long' }).formatToParts(now);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
