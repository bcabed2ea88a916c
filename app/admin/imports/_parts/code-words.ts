import type { WrittenLanguage } from '@/server/domain/shared/language';
import { TIMELINE_WORDS } from '@/server/domain/wording/timeline-words';

/** What a code says on the timeline, without a carrier's name; the code itself where it has no words. */
export function codeWords(code: string, language: WrittenLanguage): string {
  const words = TIMELINE_WORDS[code]?.[language]
    .replace(/\ba \{carrier\}/g, 'a carrier')
    .replace(/\{carrier\}/g, language === 'en' ? 'the carrier' : '快递');
  return words ? words.replace(/\s+/g, ' ').trim() : code;
}
