import type { Text, WrittenLanguage } from '@/server/domain/shared/language';
import { type Say, sayWord } from './messages';

/** What a calendar is called: as people named it, else in the console's own words. */
export function sayCalendar(code: string, names: Readonly<Record<string, Text>>, say: Say, language: WrittenLanguage): string {
  return names[code]?.[language] ?? sayWord(say, 'calendar', code);
}
