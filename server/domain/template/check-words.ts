import type { Language } from '../shared/language';
import type { TemplateKey } from './library';
import { gapsOf, parseWords } from './parse-words';
import { dearLetters } from './sms-length';
import { isVariable, requiredOf, variablesOf } from './variables';
import { WECHAT_FIELD_LIMITS, type WechatFieldType, wechatFieldType } from './wechat-field';
import { textsOf, type Words, type WordsFor } from './words';

/** Something about words; `place` is the text it is in: `text`, `subject` or the key of a field. */
export interface Finding {
  kind: FindingKind;
  place: string;
  /** The variable, bracket, letters or number it is about. */
  what?: string;
}

/** What keeps words from being published. */
export const FAULTS = [
  'empty',
  'unclosed',
  'nested',
  'no_name',
  'unknown_variable',
  /** Known only sometimes, and not in an optional part. */
  'needs_brackets',
  'missing',
  'line_break',
  /** The letters alone are more than the field holds. */
  'field_too_long',
  'field_unknown',
  'field_twice',
  /** A field of times holds {time} alone. */
  'field_time',
  /** More than the medium carries in one message. */
  'too_long',
] as const;
/** What somebody should know before they are. */
export const HINTS = [
  /** The renderer puts the page's own behind the words; carriers block others. */
  'link',
  'advertising',
  'says_nothing',
  'dear_letters',
  /** Words that somebody wrote for one message do not name it. */
  'leaves_out',
] as const;
type FindingKind = (typeof FAULTS)[number] | (typeof HINTS)[number];

const BLOCKING: ReadonlySet<string> = new Set(FAULTS);

export function isFault({ kind }: Finding): boolean {
  return BLOCKING.has(kind);
}

/** Words that make a service message a commercial one (INTEGRATIONS A6). */
const ADVERTISING = /优惠|促销|折扣|满减|红包|特价|秒杀|抽奖|返现|新品|限时|coupon|discount|% off|sale\b|promo|free gift/i;
const SAYS_NOTHING = /处理中|\bprocessing\b/i;
const LINK = /https?:|www\.|\b[\w-]+\.(com|cn|net|org|top|io)\b/i;

/** What is wrong with the words of a message, and what is worth a second look; nothing for the shipped library. */
export function checkWords(key: TemplateKey, language: Language, own: Words): Finding[] {
  const texts = textsOf(own);
  return [
    ...texts.flatMap(({ place, text }) => checkText(key, place, text, own.medium)),
    ...missing(key, own),
    ...(own.medium === 'wechat' ? checkFields(own) : []),
    ...texts.flatMap(({ place, text }) => hintsOf(place, text, own.medium, language)),
  ];
}

function checkText(key: TemplateKey, place: string, text: string, medium: Words['medium']): Finding[] {
  const found: Finding[] = [];
  const { parts, faults } = parseWords(text);
  if (text.trim() === '') found.push({ kind: 'empty', place });
  for (const fault of faults)
    found.push({
      kind: fault.kind,
      place,
      ...('bracket' in fault ? { what: fault.bracket } : 'name' in fault ? { what: fault.name } : {}),
    });
  const { always, sometimes } = variablesOf(key);
  const { fixed, optional } = gapsOf(parts);
  const isKnown = (name: string) => isVariable(name) && name !== 'pageCode' && (always.includes(name) || sometimes.includes(name));
  for (const name of new Set([...fixed, ...optional])) if (!isKnown(name)) found.push({ kind: 'unknown_variable', place, what: name });
  // a field of WeChat is a dash where nothing is known
  if (medium !== 'wechat') {
    for (const name of new Set(fixed))
      if (isKnown(name) && !always.some((one) => one === name)) found.push({ kind: 'needs_brackets', place, what: name });
  }
  if (/[\r\n]/.test(text) && !(medium === 'mail' && place === 'text')) found.push({ kind: 'line_break', place });
  return found;
}

/** What the message has to say somewhere outside of brackets; a template of WeChat at least which order it is about. */
function missing(key: TemplateKey, own: Words): Finding[] {
  const said = new Set(textsOf(own).flatMap(({ text }) => gapsOf(parseWords(text).parts).fixed));
  const required = own.medium === 'wechat' ? ['orderNo'] : requiredOf(key);
  return required
    .filter((name) => !said.has(name))
    .map((name) => ({ kind: 'missing', place: own.medium === 'wechat' ? 'fields' : 'text', what: name }));
}

/** Characters of a text that stand whatever its variables are. */
export function fixedLength(text: string): number {
  return parseWords(text).parts.reduce((sum, part) => sum + (part.kind === 'letters' ? part.letters.length : 0), 0);
}

function checkFields({ fields }: WordsFor<'wechat'>): Finding[] {
  return fields.flatMap(({ key: place, text }, i): Finding[] => {
    const type = wechatFieldType(place);
    if (!type) return [{ kind: 'field_unknown', place }];
    return [
      ...(fields.findIndex((field) => field.key === place) < i ? [{ kind: 'field_twice' as const, place }] : []),
      ...(isTime(type) && text.trim() !== '{time}' ? [{ kind: 'field_time' as const, place }] : []),
      ...(fixedLength(text) > WECHAT_FIELD_LIMITS[type]
        ? [{ kind: 'field_too_long' as const, place, what: String(WECHAT_FIELD_LIMITS[type]) }]
        : []),
    ];
  });
}

function isTime(type: WechatFieldType): boolean {
  return type === 'time' || type === 'date';
}

function hintsOf(place: string, text: string, medium: Words['medium'], language: Language): Finding[] {
  const found = ADVERTISING.exec(text);
  const dear = medium === 'sms' && language === 'en' ? dearLetters(text) : [];
  return [
    ...(found ? [{ kind: 'advertising' as const, place, what: found[0] }] : []),
    ...(SAYS_NOTHING.test(text) ? [{ kind: 'says_nothing' as const, place }] : []),
    ...(medium !== 'mail' && LINK.test(text) ? [{ kind: 'link' as const, place }] : []),
    ...(dear.length > 0 ? [{ kind: 'dear_letters' as const, place, what: dear.slice(0, 8).join(' ') }] : []),
  ];
}
