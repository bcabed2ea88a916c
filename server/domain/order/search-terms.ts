import { findPhoneNumbersInText } from 'libphonenumber-js';
import { normaliseNumber } from '../tracking/identity';

/** What a pasted text may be asking for; every list may be empty. */
export interface SearchTerms {
  /** Order or tracking numbers as compared (`normaliseNumber`). */
  numbers: string[];
  /** Tokens as they were written: codes of parcel pages tell upper from lower case. */
  codes: string[];
  /** E.164. */
  phones: string[];
  /** Words that could be somebody's name. */
  names: string[];
}

const MAX_TERMS = 20;
const NUMBER = /[A-Za-z0-9](?:[A-Za-z0-9_-]{2,46})[A-Za-z0-9]/g;
const MAINLAND_MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
/** What people put before a name in a message. */
const NAME_LABEL = /^(?:姓名|收件人|收货人|我叫|我是|名字|name|customer|recipient)\s*(?:是|is)?\s*/i;
const NOT_IN_NAMES = /[\d@/\\<>{}[\]#*=+?!？！]/;

/**
 * Reads what a member of staff typed or pasted: one number, a phone, a name, or a whole chat message that holds them
 * among other words. Phones without a country are taken as Chinese.
 */
export function findSearchTerms(pasted: string): SearchTerms {
  const text = pasted.normalize('NFKC').slice(0, 4_000).trim();
  const tokens = text.match(NUMBER)?.filter(looksLikeNumber) ?? [];
  const whole = /^[\x20-\x7e]{3,48}$/.test(text) && (/\d{2}/.test(text) || !/\s/.test(text)) ? [normaliseNumber(text)] : [];
  return {
    numbers: distinct([...tokens.map(normaliseNumber), ...whole]),
    codes: distinct(text.match(/[A-Za-z0-9]{8,40}/g) ?? []),
    phones: distinct(findPhones(text)),
    names: distinct(findNames(text)),
  };
}

/** Two digits, or capitals joined by a dash: words of a sentence have neither. */
function looksLikeNumber(token: string): boolean {
  return (token.match(/\d/g)?.length ?? 0) >= 2 || /^[A-Z]+(?:[-_][A-Z0-9]+)+$/.test(token);
}

function findPhones(text: string): string[] {
  const written = findPhoneNumbersInText(text, 'CN').map((found) => found.number.number as string);
  const mobiles = (text.match(MAINLAND_MOBILE) ?? []).map((digits) => `+86${digits}`);
  return [...written, ...mobiles];
}

function findNames(text: string): string[] {
  return text
    .split(/[\n\r,，。;；:：、|]+|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u)
    .flatMap((piece) => [piece, ...piece.split(/\s+/).filter((word) => /^\p{Script=Han}{2,6}$/u.test(word))])
    .map((piece) => piece.trim().replace(NAME_LABEL, '').trim())
    .filter((piece) => piece.length >= 2 && piece.length <= 60 && !NOT_IN_NAMES.test(piece));
}

function distinct(terms: string[]): string[] {
  return [...new Set(terms)].slice(0, MAX_TERMS);
}
