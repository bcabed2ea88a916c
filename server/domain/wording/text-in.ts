import type { Language, Text, WrittenLanguage } from '../shared/language';
import { inTaiwan } from './in-taiwan';

/** Grows with the texts of the product, not with what comes in. */
const made = new Map<string, string>();

/** A text of ours in a language. Not for texts that a shop wrote: those stay as they were written (`nearestWritten`). */
export function textIn(text: Text, language: Language): string {
  if (language !== 'zh-TW') return text[language];
  return text['zh-TW'] ?? remembered(text['zh-CN']);
}

/** The language words are written in that a reader of `language` understands. */
export function nearestWritten(language: Language): WrittenLanguage {
  return language === 'en' ? 'en' : 'zh-CN';
}

/** Several words of ours in a language, such as the forms of one headline. */
export function wordsIn<T extends readonly string[]>(words: Record<WrittenLanguage, T>, language: Language): T {
  return language === 'zh-TW' ? (words['zh-CN'].map(remembered) as unknown as T) : words[language];
}

type Word = string | ((...values: never[]) => string);

/**
 * A table of messages in a language. An entry can be a function; it is given figures and words of this table, never what a shop
 * or a carrier wrote.
 */
export function tableIn<T extends Record<string, Word>>(tables: Record<WrittenLanguage, T>, language: Language): T {
  if (language !== 'zh-TW') return tables[language];
  let table = tablesMade.get(tables) as T | undefined;
  if (!table) {
    table = Object.fromEntries(Object.entries(tables['zh-CN']).map(([key, word]) => [key, wordInTaiwan(word)])) as T;
    tablesMade.set(tables, table);
  }
  return table;
}

const tablesMade = new WeakMap<object, object>();

function wordInTaiwan(word: Word): Word {
  return typeof word === 'string' ? inTaiwan(word) : (...values: never[]) => inTaiwan(word(...values));
}

function remembered(words: string): string {
  let found = made.get(words);
  if (found === undefined) {
    found = inTaiwan(words);
    made.set(words, found);
  }
  return found;
}
