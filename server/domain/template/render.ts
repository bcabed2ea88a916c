import type { Text } from '../shared/language';
import { textIn } from '../wording/text-in';
import { clip } from './clip';
import { fillWords, parseWords } from './parse-words';
import { type MessageInput, sayShort, sayVariable } from './say-variable';
import { isVariable } from './variables';
import { fitWechatField, wechatFieldType } from './wechat-field';
import { shippedWords, type WordsFor } from './words';

export type { MessageInput };

/** UTF-16 units that a rendered SMS never exceeds, whatever it is given: eight parts in the dearer encoding. */
export const SMS_LIMIT = 500;
const DETAILS: Text = { 'zh-CN': '详情', en: '' };
const WAY_OUT: Text = { 'zh-CN': '退订回T', en: 'Reply STOP to opt out' };
const SHOP_LIMIT = 20;
const LINK_LIMIT = 100;

/** A text with its variables filled and no blank between Chinese characters. Throws when one outside of brackets is unknown. */
export function fillText(text: string, input: MessageInput): string {
  const { parts, faults } = parseWords(text);
  if (faults.length > 0) throw new Error(`the words of ${input.key} cannot be read`);
  const filled = fillWords(parts, (name) => (isVariable(name) ? sayShort(name, input) : null));
  if (filled === null) throw new Error(`a variable of ${input.key} is unknown`);
  return filled.replace(/(\p{Script=Han}) +(?=\p{Script=Han})/gu, '$1');
}

/**
 * The whole SMS: shop, message, page, way out. At most `SMS_LIMIT` units, in one line. Throws when a needed variable is missing, or
 * when words of a shop's own leave no room for what stands around them.
 */
export function renderSms(input: MessageInput, words = shippedWords(input.key, 'sms', input.language)): string {
  const isEnglish = input.language === 'en';
  const shop = clip(input.shopName, SHOP_LIMIT);
  const link = input.link.length <= LINK_LIMIT && /^https?:\/\/[\x21-\x7e]+$/.test(input.link) ? input.link : '';
  const text = fillText(words.text, input);
  const sign = isEnglish ? `[${shop}] ` : `【${shop}】`;
  const page = link ? `${textIn(DETAILS, input.language)} ${link}` : '';
  const whole = `${sign}${text}${page} ${textIn(WAY_OUT, input.language)}`;
  if (whole.length > SMS_LIMIT || /[\r\n]/.test(whole)) throw new Error(`the words of ${input.key} do not fit an SMS`);
  return whole;
}

/**
 * Fields of a WeChat template message, each within the limit of its type; what is unknown is a dash, for none may be empty. Throws
 * where a field is none that WeChat knows.
 */
export function renderWechat(
  input: MessageInput,
  words: WordsFor<'wechat'> = shippedWords(input.key, 'wechat', input.language),
): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const { key, text } of words.fields) {
    const type = wechatFieldType(key);
    const { parts, faults } = parseWords(text);
    const filled = fillWords(parts, (name) => (isVariable(name) ? sayVariable(name, input) || '-' : null));
    if (!type || faults.length > 0 || filled === null) throw new Error(`the field ${key} of ${input.key} cannot be worded`);
    fields[key] = fitWechatField(type, filled);
  }
  return fields;
}
