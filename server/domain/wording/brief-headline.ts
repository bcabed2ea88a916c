import type { Headline } from '../order/order-document';
import type { Language, Text } from '../shared/language';
import type { Viewer } from './dates';
import { fillTemplate } from './fill-template';
import { textIn } from './text-in';
import { wordHeadline } from './word-headline';

/** What a brief headline may take up, in Chinese characters; a Latin letter is half as wide. */
const BRIEF_WIDTH = 22;

/** Steps that a warehouse takes. */
const AT_WAREHOUSE: ReadonlySet<string> = new Set(['paid', 'allocated', 'picking', 'picked', 'backordered', 'shipped']);
const WAREHOUSE: Text = { 'zh-CN': '[{warehouse}|仓库]', en: '[{warehouse}|our warehouse]' };

/**
 * A stored headline in few words, for large letters on a small screen: the sentence itself while it is short, else its short form
 * with who has it and where, as far as these are known and not in it. Never wider than the sentence.
 */
export function briefHeadline(headline: Headline, language: Language, viewer: Viewer): string {
  const { long, short } = wordHeadline(headline, language, viewer);
  if (widthOf(long) <= BRIEF_WIDTH) return long;
  const actor = AT_WAREHOUSE.has(headline.key) ? textIn(WAREHOUSE, language) : '{knownCarrier}';
  const further = [actor, '{place}']
    .map((template) => fillTemplate(template, headline.params, language, viewer))
    .filter((words) => words && !short.toLowerCase().includes(words.toLowerCase()));
  const brief = [short, ...further].join(' · ');
  return widthOf(brief) < widthOf(long) ? brief : long;
}

function widthOf(words: string): number {
  return [...words].reduce((sum, letter) => sum + (/\p{Script=Han}|[，。：；（）！？]/u.test(letter) ? 1 : 0.5), 0);
}
