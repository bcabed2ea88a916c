import fc from 'fast-check';
import { expect, it } from 'vitest';
import { containsWords, letterPairs, searchWords } from './search-text';

it('what a text contains is never lost to its pairs, whatever the script', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(40), fc.nat(40), (text, from, length) => {
      const levelled = searchWords(text).join(' ');
      for (const word of searchWords(levelled.slice(from, from + length))) {
        if (!containsWords(text, [word])) continue;
        const pairs = new Set(letterPairs(text));
        expect(letterPairs(word).filter((pair) => !pairs.has(pair))).toEqual([]);
      }
    }),
  );
});

it('finds parts of Chinese sentences, whatever the case and width, and wants every word', () => {
  const text = '快递停更：每天 17:00 核对未揽收。ＷＭＳ pushed late';
  expect(containsWords(text, searchWords('揽收  wms'))).toBe(true);
  expect(containsWords(text, searchWords('揽收 丢失'))).toBe(false);
  expect(letterPairs('未揽收')).toEqual(['未揽', '揽收']);
  expect(searchWords('   ')).toEqual([]);
});
