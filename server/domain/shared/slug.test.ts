import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toSlug } from './slug';

test.each([
  ['Same Day', 'same_day'],
  ['same-day', 'same_day'],
  ['  Standard (5–7 days) ', 'standard_5_7_days'],
  ['次日达', '次日达'],
  ['ＥＭＳ', 'ems'],
  ['—', undefined],
  ['', undefined],
  [undefined, undefined],
])('%j is known as %j', (words, slug) => {
  expect(toSlug(words)).toBe(slug);
});

test('a code is short, and the code of itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      const slug = toSlug(words);
      expect([...(slug ?? '')].length).toBeLessThanOrEqual(40);
      expect(toSlug(slug)).toBe(slug);
    }),
  );
});
