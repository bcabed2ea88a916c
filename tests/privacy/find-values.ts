import { inflateSync } from 'node:zlib';
import { marksIn } from './marks';
import { type Kind, kindOfMark, type Person, personOf } from './people';

/** A seeded value that stands somewhere. */
export interface Found {
  /** -1 where a part of a value does not say whose it is. */
  person: number;
  kind: Kind;
  /** In what form it stood there: as it is, or decoded from something. */
  form: string;
  text: string;
  /** Where only the end of a number was met: the digits, which another number can have by chance. */
  tail?: string;
}

/** Digits at the end of a number that are enough to know it by. */
const TAIL = 7;

/** Numbers with the signs that people write between groups of digits; after the first, a group has three at least. */
const NUMBERS = /\d(?:\d|[ .\-()]{1,2}(?=\d{3}))*/g;
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
/** Outlines and places of drawings, which are nothing but numbers. */
const DRAWING =
  /\s(?:d|points|viewBox|transform|x|y|x1|x2|y1|y2|width|height)="(?:translate|scale|rotate)?[-\d.,\sMmLlHhVvCcZzQqAaSsTt()]*"/g;
/** Digests, whose digits say nothing. */
const DIGEST = /\b(?=[0-9a-f]*[a-f])(?=[0-9a-f]*[0-9])[0-9a-f]{16,}\b/gi;
/** Lines and curves of a PDF, by their operators. */
const STROKES = /^[-\d.\s]+(?:m|l|c|v|y|re|cm|w)$/gm;
/** Seconds that a device may keep a page. */
const SECONDS_KEPT = /^daona-keep: \d+$/gm;
/** Shorter values are met within other numbers by chance: they have to stand alone. */
const LONG_ENOUGH = 10;
const BASE64 = /[A-Za-z0-9+/_-]{16,}={0,2}/g;
const WIDE = /[\uff10-\uff19]/g;
/** Milliseconds since 1970 of these years. */
const MOMENT = /^1[78]\d{11}$/;

/** Finds every value of the first `count` persons in texts and bytes. */
export class ValueFinder {
  readonly #whole = new Set<string>();
  readonly #numbers = new Map<string, { person: number; kind: Kind; digits: string }[]>();
  readonly values: number;

  constructor(readonly count: number) {
    let values = 0;
    for (let no = 0; no < count; no += 1) {
      const person = personOf(no);
      values += valuesOf(person);
      for (const { kind, digits } of person.numbers) {
        this.#whole.add(digits);
        const tail = digits.slice(-TAIL);
        const known = this.#numbers.get(tail);
        if (known) known.push({ person: no, kind, digits });
        else this.#numbers.set(tail, [{ person: no, kind, digits }]);
      }
    }
    this.values = values;
  }

  /** The values in a text, as it is and in each way in which it can be read once more. */
  inText(text: string): Found[] {
    const found = this.#inPlain(text, 'as it is');
    if (text.includes('%')) found.push(...this.#inPlain(percentDecoded(text), 'percent-encoded'));
    if (text.includes('\\u')) found.push(...this.#inPlain(unescaped(text), 'escaped'));
    if (text.includes('&#')) found.push(...this.#inPlain(withoutEntities(text), 'as entities'));
    for (const [chunk] of text.matchAll(BASE64)) {
      const decoded = Buffer.from(chunk.replaceAll('-', '+').replaceAll('_', '/'), 'base64');
      found.push(...this.#inPlain(decoded.toString('utf8'), 'base64'));
    }
    return unique(found);
  }

  /** The values in bytes: as text, and in the compressed parts of a PDF. */
  inBytes(bytes: Uint8Array): Found[] {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const found = this.#inPlain(buffer.toString('utf8'), 'as it is');
    for (let at = buffer.indexOf('stream'); at !== -1; at = buffer.indexOf('stream', at + 6)) {
      const start = at + (buffer[at + 6] === 0x0d ? 8 : 7);
      const end = buffer.indexOf('endstream', start);
      if (end === -1) break;
      found.push(...this.#inPlain(inflated(buffer.subarray(start, end)), 'compressed'));
      at = end;
    }
    return unique(found);
  }

  #inPlain(text: string, form: string): Found[] {
    const found = marksIn(text).flatMap((mark) =>
      mark.person < this.count ? [{ person: mark.person, kind: kindOfMark(mark), form, text: mark.text }] : [],
    );
    return [...found, ...this.#numbersIn(text, form)];
  }

  #numbersIn(text: string, form: string): Found[] {
    const found: Found[] = [];
    const plain = text
      .replace(DRAWING, ' ')
      .replace(UUID, ' ')
      .replace(DIGEST, ' ')
      .replace(STROKES, ' ')
      .replace(SECONDS_KEPT, ' ')
      .replace(WIDE, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
    for (const match of plain.matchAll(NUMBERS)) {
      const digits = match[0].replace(/\D/g, '');
      if (digits.length < TAIL || MOMENT.test(digits)) continue;
      const around = (plain[match.index - 1] ?? ' ') + (plain[match.index + match[0].length] ?? ' ');
      const isAlone = !/[A-Za-z0-9_]/.test(around);
      for (let end = TAIL; end <= digits.length; end += 1) {
        for (const { person, kind, digits: whole } of this.#numbers.get(digits.slice(end - TAIL, end)) ?? []) {
          const isWhole = digits.slice(0, end).endsWith(whole) && (whole.length >= LONG_ENOUGH || digits === whole);
          const isTail = isAlone && end === digits.length && digits.length <= 15;
          const where = plain.slice(Math.max(0, match.index - 20), match.index + match[0].length + 20);
          if (isWhole) found.push({ person, kind, form, text: where });
          // a number that is a seeded value as a whole is that value, whoever else's ends alike
          else if (isTail && !this.#isSeeded(digits))
            found.push({ person, kind, form: `${form}, its last digits`, text: where, tail: digits });
        }
      }
    }
    return found;
  }

  /** Whether digits are a seeded number, with the calling code of its country or without. */
  #isSeeded(digits: string): boolean {
    return this.#whole.has(digits) || [1, 2, 3].some((code) => digits.length - code >= LONG_ENOUGH && this.#whole.has(digits.slice(code)));
  }
}

function valuesOf(person: Person): number {
  return Object.values(person).flatMap((value) => (typeof value === 'object' ? Object.values(value) : [value])).length - 3;
}

function unique(found: readonly Found[]): Found[] {
  const seen = new Map(found.map((one) => [`${one.person}|${one.kind}|${one.text}`, one] as const));
  return [...seen.values()];
}

function percentDecoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'));
}

function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

function withoutEntities(text: string): string {
  return text.replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
    String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code, hex ? 16 : 10) || 0)),
  );
}

function inflated(bytes: Uint8Array): string {
  try {
    return inflateSync(bytes).toString('utf8');
  } catch {
    return Buffer.from(bytes).toString('utf8');
  }
}
