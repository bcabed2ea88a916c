import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutToBytes } from './cut-to-bytes';

test('a cut text fits, breaks no letter, and one that fits is not touched', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 3, max: 80 }), (text, most) => {
      const cut = cutToBytes(text, most);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(most);
      expect(cut.isWellFormed()).toBe(true);
      if (Buffer.byteLength(text) <= most) expect(cut).toBe(text);
      else expect(text.startsWith(cut.slice(0, -1))).toBe(true);
    }),
  );
});
