import type { ImpliedStep } from '../order/implied-steps';
import { LIFECYCLES, type Lifecycle } from '../order/lifecycle';
import type { TimelineLine } from '../order/order-state';
import type { Language, Text } from '../shared/language';
import { carrierName } from '../tracking/carriers';
import { tidy } from './fill-template';
import { causeOf } from './reasons';
import { textIn } from './text-in';
import { TIMELINE_WORDS } from './timeline-words';

const INFERRED: Text = { 'zh-CN': '（推断）', en: ' (inferred)' };
const REPORTED: Text = { 'zh-CN': '{source} 上报了一条动态', en: 'Reported by {source}' };
const THE_CARRIER: Text = { 'zh-CN': '快递', en: 'the carrier' };

/**
 * What a timeline line says in plain words; the source's own text and place stand beside it on the page. A line whose code
 * nobody has mapped yet is told in the source's words, because a guess would be worse.
 */
export function wordTimelineLine(line: TimelineLine, language: Language): string {
  const words = line.code === null ? undefined : TIMELINE_WORDS[line.code];
  if (words === undefined) return line.text ?? textIn(REPORTED, language).replace('{source}', line.source);
  const [carrier = ''] = line.shipmentKey.split('/');
  const name = carrier ? carrierName(carrier, language) : textIn(THE_CARRIER, language);
  const told = textIn(words, language).replace('{carrier}', name);
  const cause = line.reason && !saysItself(line.code ?? '', line.reason) ? causeOf(line.reason) : null;
  const forced = line.code === 'forced' ? LIFECYCLES[line.sourceCode as Lifecycle]?.name : undefined;
  const more = forced ?? (cause?.isPublic ? cause.name : undefined);
  const sentence = more ? `${told}${language === 'en' ? ': ' : '：'}${textIn(more, language)}` : told;
  const isInferred = line.sourceKind === 'portal' && line.code !== 'order.placed' && !isOwnBookkeeping(line.code ?? '');
  return tidy(isInferred ? `${sentence}${textIn(INFERRED, language)}` : sentence, language);
}

/** A step that nobody scanned, told as what it is. */
export function wordImpliedStep(step: ImpliedStep, language: Language): string {
  const words = textIn(TIMELINE_WORDS[step.milestone]!, language);
  const [carrier = ''] = step.shipmentKey.split('/');
  return tidy(`${words.replace('{carrier}', carrierName(carrier, language))}${textIn(INFERRED, language)}`, language);
}

/** Whether the code's own words already hold the cause. */
function saysItself(code: string, reason: string): boolean {
  return causeOf(code) !== null && causeOf(code) === causeOf(reason);
}

const isOwnBookkeeping = (code: string) =>
  /^(stall|forced|source|shipment|carrier|receipt|cancel|return|address|ticket)\./.test(code) || code === 'forced';
