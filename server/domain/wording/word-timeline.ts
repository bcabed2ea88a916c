import type { ImpliedStep } from '../order/implied-steps';
import { LIFECYCLES, type Lifecycle } from '../order/lifecycle';
import type { TimelineLine } from '../order/order-state';
import type { Language } from '../shared/language';
import { carrierName } from '../tracking/carriers';
import { tidy } from './fill-template';
import { causeOf } from './reasons';
import { TIMELINE_WORDS } from './timeline-words';

const INFERRED: Record<Language, string> = { 'zh-CN': '（推断）', en: ' (inferred)' };

/**
 * What a timeline line says in plain words; the source's own text and place stand beside it on the page. A line whose code
 * nobody has mapped yet is told in the source's words, because a guess would be worse.
 */
export function wordTimelineLine(line: TimelineLine, language: Language): string {
  const words = line.code === null ? undefined : TIMELINE_WORDS[line.code]?.[language];
  if (words === undefined) return line.text ?? (language === 'en' ? `Reported by ${line.source}` : `${line.source} 上报了一条动态`);
  const [carrier = ''] = line.shipmentKey.split('/');
  const name = carrier ? carrierName(carrier, language) : language === 'en' ? 'the carrier' : '快递';
  const told = words.replace('{carrier}', name);
  const cause = line.reason && !saysItself(line.code ?? '', line.reason) ? causeOf(line.reason) : null;
  const forced = line.code === 'forced' ? LIFECYCLES[line.sourceCode as Lifecycle]?.name[language] : undefined;
  const more = forced ?? (cause?.isPublic ? cause.name[language] : undefined);
  const sentence = more ? `${told}${language === 'en' ? ': ' : '：'}${more}` : told;
  const isInferred = line.sourceKind === 'portal' && line.code !== 'order.placed' && !isOwnBookkeeping(line.code ?? '');
  return tidy(isInferred ? `${sentence}${INFERRED[language]}` : sentence, language);
}

/** A step that nobody scanned, told as what it is. */
export function wordImpliedStep(step: ImpliedStep, language: Language): string {
  const words = TIMELINE_WORDS[step.milestone]?.[language] ?? '';
  const [carrier = ''] = step.shipmentKey.split('/');
  return tidy(`${words.replace('{carrier}', carrierName(carrier, language))}${INFERRED[language]}`, language);
}

/** Whether the code's own words already hold the cause. */
function saysItself(code: string, reason: string): boolean {
  return causeOf(code) !== null && causeOf(code) === causeOf(reason);
}

const isOwnBookkeeping = (code: string) =>
  /^(stall|forced|source|shipment|carrier|receipt|cancel|return|address)\./.test(code) || code === 'forced';
