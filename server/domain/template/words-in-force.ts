import type { Language } from '../shared/language';
import type { TemplateKey } from './library';
import type { TemplateMedium, Words } from './words';

/** Where words of a shop's own stand; `shop` is '' for every shop without its own. */
export interface Slot {
  shop: string;
  key: TemplateKey;
  medium: TemplateMedium;
  language: Language;
}

/** Words that somebody wrote in place of the shipped ones, as they are in force. */
export interface OwnWords extends Slot {
  version: number;
  words: Words;
}

export function slotName({ shop, key, medium, language }: Slot): string {
  return [key, medium, language, shop].join('|');
}

/** The words in force by slot; slots without any take the shipped words. */
export type WordsInForce = ReadonlyMap<string, OwnWords>;

export function wordsInForce(rows: readonly OwnWords[]): WordsInForce {
  return new Map(rows.map((row) => [slotName(row), row]));
}

/**
 * The words of a shop's own for a message; null where the shipped ones hold. A shop's before those for every shop, the reader's
 * language before Chinese as the shop wrote it, which readers of Taiwan's understand: no rule turns what somebody wrote.
 */
export function ownWords(inForce: WordsInForce, { shop, key, medium, language }: Slot): OwnWords | null {
  const languages: Language[] = language === 'zh-TW' ? ['zh-TW', 'zh-CN'] : [language];
  const found = languages.flatMap((one) => [shop, ''].map((of) => inForce.get(slotName({ shop: of, key, medium, language: one }))));
  return found.find((row) => row !== undefined) ?? null;
}
