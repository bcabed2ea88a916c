import type { Headline } from '../order/order-document';
import { AppError } from '../shared/errors';
import type { Language, Text, WrittenLanguage } from '../shared/language';
import type { Viewer } from './dates';
import { fillTemplate, type Params } from './fill-template';
import { HEADLINES, type HeadlineKey, type HeadlineWords } from './headline-words';
import { textIn, wordsIn } from './text-in';

export interface WordedHeadline {
  /** A full sentence without its final stop. */
  long: string;
  /** At most 20 characters, as one field of a WeChat message counts them (INTEGRATIONS A2). */
  short: string;
}

export const SHORT_LIMIT = 20;

/** Said before the words about one of several shipments. */
const SEVERAL: Text = {
  'zh-CN': '[{done}/{total} 个包裹已签收，其余：|共 {total} 个包裹：]',
  en: '[{done} of {total} parcels delivered, the rest:|{total} parcels:]',
};
const SEVERAL_SHORT: Text = { 'zh-CN': '{done}/{total} 个包裹已签收', en: '{done} of {total} delivered' };

/**
 * The words of a stored headline in one language, for a reader's zone and moment: times that have passed are no longer
 * told as coming. Throws AppError 'internal' for a key that no version of the product ever stored.
 */
export function wordHeadline(headline: Headline, language: Language, viewer: Viewer): WordedHeadline {
  const known: Record<WrittenLanguage, HeadlineWords> | undefined = HEADLINES[headline.key as HeadlineKey];
  if (!known) throw new AppError('internal', 'This order cannot be worded.', { detail: `unknown headline ${headline.key}` });
  const { params } = headline;
  const [long, ...shorts] = wordsIn(known, language);
  const plain = shorts[shorts.length - 1] ?? '';
  const several = fillTemplate(textIn(SEVERAL, language), params, language, viewer) ?? '';
  const sentence = fillTemplate(long, params, language, viewer) ?? plain;
  return {
    long: several ? `${several}${language === 'en' ? ' ' : ''}${sentence}` : sentence,
    short: shortForm(shorts, params, language, viewer),
  };
}

/** The fullest short form that fits; the plainest holds no placeholder and always does. */
function shortForm(shorts: readonly string[], params: Params, language: Language, viewer: Viewer): string {
  const candidates = params.done !== undefined ? [textIn(SEVERAL_SHORT, language), ...shorts] : shorts;
  for (const candidate of candidates) {
    const filled = fillTemplate(candidate, params, language, viewer);
    if (filled && [...filled].length <= SHORT_LIMIT) return filled;
  }
  return shorts[shorts.length - 1] ?? '';
}
