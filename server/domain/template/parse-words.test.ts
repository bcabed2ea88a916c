import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../shared/language';
import { diffWords } from './diff-words';
import { TEMPLATES, type TemplateKey } from './library';
import { fillWords, gapsOf, parseWords } from './parse-words';
import { shippedWords, TEMPLATE_MEDIA, textsOf } from './words';

const say = (known: Record<string, string>) => (name: string) => known[name] ?? null;

describe('a text with variables', () => {
  it('leaves out a part that nobody can fill, and is no text when something else is unknown', () => {
    const { parts } = parseWords('到{city}[（{district}）]了');
    expect(fillWords(parts, say({ city: '杭州', district: '西湖区' }))).toBe('到杭州（西湖区）了');
    expect(fillWords(parts, say({ city: '杭州' }))).toBe('到杭州了');
    expect(fillWords(parts, say({ district: '西湖区' }))).toBeNull();
  });

  it('never reads what a value says as words of its own', () => {
    const { parts } = parseWords('[在{city}，]订单 {orderNo}');
    expect(fillWords(parts, say({ city: '{orderNo}[x]', orderNo: 'A1' }))).toBe('在{orderNo}[x]，订单 A1');
  });

  it.each([
    ['a {b', 'unclosed'],
    ['a b}', 'unclosed'],
    ['a [b', 'unclosed'],
    ['a b]', 'unclosed'],
    ['[a [b] c]', 'nested'],
    ['a {} b', 'no_name'],
    ['a {two words} b', 'no_name'],
  ])('says what cannot be read in %s', (text, kind) => {
    expect(parseWords(text).faults.map((fault) => fault.kind)).toContain(kind);
  });

  it('is read without an error whatever somebody types, and comes back as it was written', () => {
    const piece = fc.oneof(fc.constantFrom('{', '}', '[', ']', '{orderNo}', '[（{city}）]'), fc.string({ unit: 'binary', maxLength: 6 }));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const { parts, faults } = parseWords(text);
        const filled = fillWords(parts, (name) => `{${name}}`);
        expect(filled).not.toBeNull();
        if (faults.length === 0) expect(filled).toBe(text.replace(/[[\]]/g, ''));
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it('is what the whole shipped library is made of', () => {
    for (const key of Object.keys(TEMPLATES) as TemplateKey[])
      for (const medium of TEMPLATE_MEDIA)
        for (const language of LANGUAGES)
          for (const { text } of textsOf(shippedWords(key, medium, language))) {
            expect(parseWords(text).faults).toEqual([]);
            expect(gapsOf(parseWords(text).parts).fixed.length).toBeLessThan(8);
          }
  });
});

describe('the difference between two texts', () => {
  it('is told by words and characters, with variables whole', () => {
    expect(diffWords('订单 {orderNo} 已发出', '订单 {orderNo} 正在派送')).toEqual([
      { kind: 'same', text: '订单 {orderNo} ' },
      { kind: 'old', text: '已发出' },
      { kind: 'new', text: '正在派送' },
    ]);
  });

  it('holds both texts whole, whatever they are', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.constantFrom('订单 {orderNo} 已发出', 'Order {orderNo}'));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffWords(before, after);
        const of = (not: string) =>
          changes
            .filter((one) => one.kind !== not)
            .map((one) => one.text)
            .join('');
        expect(of('new')).toBe(before);
        expect(of('old')).toBe(after);
        if (before === after) expect(changes.every((one) => one.kind === 'same')).toBe(true);
      }),
    );
  }, 60_000);
});
