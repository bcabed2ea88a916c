/**
 * Words that occur nowhere but in seeded values, so that one glance at a text finds every value in it: whose it is and which of
 * their values stands in the word itself.
 */
const HAN =
  '鼍鼐黻黼鬻鬣魑魍魉饕餮颥顸靥霭霪隳阗阒镬鏖鎏鍪銎酆邬郄躔跬趔趱豳觏襻袢蠓螓蟾蠖蛳蚰薏蕤蕻蒺葳荩苋舾臁膪耱耋羧罱罾缟缬绡纛籴箅篪窀窭稹禳眢瞽矍痼疃甑瓿瓠璺瓒獬獯爨';
const LETTERS = [...HAN];
const CONSONANTS = 'bcdfghjklmnprstv';
const VOWELS = 'aeiou';
const SYLLABLES = [...CONSONANTS].flatMap((c) => [...VOWELS].map((v) => c + v));
/** Values a person may have. */
export const SLOTS = 32;
const BASE = 80;

/** A Latin word of ten letters: `zq`, three syllables for person and value, one to tell it from chance. */
export function latinMark(person: number, slot: number): string {
  const n = person * SLOTS + slot;
  const digits = [Math.floor(n / BASE / BASE) % BASE, Math.floor(n / BASE) % BASE, n % BASE];
  return `zq${[...digits, check(digits)].map((digit) => SYLLABLES[digit]).join('')}`;
}

/** A Chinese word of four rare letters, made alike. */
export function hanMark(person: number, slot: number): string {
  const n = person * SLOTS + slot;
  const digits = [Math.floor(n / BASE / BASE) % BASE, Math.floor(n / BASE) % BASE, n % BASE];
  return [...digits, check(digits)].map((digit) => LETTERS[digit]).join('');
}

/** Two rare letters for a given name: one alone, as a masked name shows it, is no mark. */
export function hanName(person: number): string {
  return LETTERS[Math.floor(person / BASE) % BASE]! + LETTERS[person % BASE]!;
}

export interface Mark {
  person: number;
  /** Null for a given name of two letters, which does not say it. */
  slot: number | null;
  /** The letter before it. */
  before: string;
  text: string;
}

const LATIN = new RegExp(`zq((?:[${CONSONANTS}][${VOWELS}]){4})`, 'gi');
const RARE = new RegExp(`[${HAN}]{2,}`, 'gu');
const MAYBE = new RegExp(`zq|[${HAN}]{2}`, 'iu');

/** Every mark that stands in a text. */
export function marksIn(text: string): Mark[] {
  if (!MAYBE.test(text)) return [];
  const found: Mark[] = [];
  for (const [whole, word = ''] of text.matchAll(LATIN)) {
    const digits = (word.toLowerCase().match(/../g) ?? []).map((syllable) => SYLLABLES.indexOf(syllable));
    found.push(...markOf(digits, whole));
  }
  for (const { 0: whole, index } of text.matchAll(RARE)) {
    const before = text[index - 1] ?? '';
    const digits = [...whole].map((letter) => LETTERS.indexOf(letter));
    if (digits.length === 2) found.push({ person: digits[0]! * BASE + digits[1]!, slot: null, before, text: whole });
    else if (digits.length === 4) found.push(...markOf(digits, whole));
    else found.push({ person: -1, slot: null, before, text: whole });
  }
  return found;
}

function markOf(digits: readonly number[], text: string): Mark[] {
  const parts = digits.slice(0, 3);
  if (check(parts) !== digits[3]) return [];
  const n = parts.reduce((sum, digit) => sum * BASE + digit, 0);
  return [{ person: Math.floor(n / SLOTS), slot: n % SLOTS, before: '', text }];
}

function check(digits: readonly number[]): number {
  return (digits[0]! * 7 + digits[1]! * 29 + digits[2]! * 53 + 17) % BASE;
}
