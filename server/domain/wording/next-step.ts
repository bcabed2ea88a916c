import type { Headline } from '../order/order-document';
import type { Language } from '../shared/language';
import type { Viewer } from './dates';
import { fillTemplate } from './fill-template';
import type { HeadlineKey } from './headline-words';
import { NEXT_STEPS } from './next-step-words';
import { textIn } from './text-in';

/** What happens next and by when, as half a sentence to follow "next:"; null when nothing does. Takes the stored headline. */
export function wordNextStep(headline: Headline, language: Language, viewer: Viewer): string | null {
  const template = NEXT_STEPS[headline.key as HeadlineKey];
  return template ? fillTemplate(textIn(template, language), headline.params, language, viewer) : null;
}
