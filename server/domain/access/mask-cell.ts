import { replacePhones } from '../shared/phone-in-text';
import { maskEmail, maskName, maskPhone } from './mask';

/** Names of columns and fields that hold persons, as shop systems call them. */
const KINDS: readonly [RegExp, (text: string) => string][] = [
  [/邮箱|电子邮件|e-?mail/i, maskEmail],
  [/电话|手机|联系方式|phone|mobile|(^|[^a-z])tel/i, maskNumber],
  [/地址|街道|address|street|addr/i, maskAddress],
  [
    /姓名|收货人|收件人|联系人|买家|寄件人|签收人|顾客名|客户名|(receiver|consignee|customer|buyer|contact|recipient|full|first|last|sender)[_\s-]?name|^(name|receiver|consignee|buyer|recipient)$/i,
    maskName,
  ],
];

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
/** A street, a house and a door; a city alone is none. */
const ADDRESS = /[\p{Script=Han}\d\w-]{2,40}(?:路|街|巷|弄|大道|村|组|小区|花园|大厦|栋|幢|单元)[\p{Script=Han}\d\w()（）#-]*/gu;
const HAN_NAME = /^[\p{Script=Han}·]{2,4}$/u;

/** A phone as documents write it, with or without its country. */
function maskNumber(text: string): string {
  const mainland = /^(?:86)?(1[3-9]\d{9})$/.exec(text.replace(/\D/g, ''));
  return maskPhone(mainland ? `+86${mainland[1]}` : text);
}

/** Where an address is, without the street: its first letters. */
function maskAddress(text: string): string {
  const letters = Array.from(text.trim());
  return letters.length === 0 ? '' : `${letters.slice(0, 3).join('')}***`;
}

/** A text without phones, e-mail addresses and streets, wherever they stand in it. Names in running text stay. */
export function maskText(text: string): string {
  return replacePhones(text.replace(EMAIL, maskEmail), maskNumber).replace(ADDRESS, maskAddress);
}

/**
 * What a person may see of one field of somebody else's document: masked as the name of its column says, else wherever it
 * looks like a person's. Of a field without a name (`null`) every short Chinese word may be one.
 */
export function maskCell(column: string | null, text: string): string {
  const kind = column === null ? undefined : KINDS.find(([name]) => name.test(column));
  if (kind) return kind[1](text);
  return column === null && HAN_NAME.test(text.trim()) ? maskName(text) : maskText(text);
}

/** A JSON or XML document, or any other text, with its fields masked; how it is built stays to be seen. */
export function maskDocument(text: string): string {
  try {
    return JSON.stringify(maskValue(null, JSON.parse(text)), null, 2);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return maskText(
    text
      .replace(/(<([\w.:-]+)[^<>]*>)([^<>]+)(?=<)/g, (_, tag: string, name: string, said: string) => tag + maskCell(name, said))
      .replace(/([\w.:-]+)="([^"<>]+)"/g, (_, name: string, said: string) => `${name}="${maskCell(name, said)}"`)
      .replace(/"([^"]+)"\s*:\s*"([^"]*)"/g, (_, name: string, said: string) => `"${name}":"${maskCell(name, said)}"`),
  );
}

function maskValue(name: string | null, value: unknown): unknown {
  if (typeof value === 'string') return maskCell(name, value);
  if (typeof value === 'number') {
    const masked = maskCell(name, String(value));
    return masked === String(value) ? value : masked;
  }
  // an entry of a row of cells has no name of its own
  if (Array.isArray(value)) return value.map((entry) => maskValue(null, entry));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, maskValue(key, entry)]));
}
