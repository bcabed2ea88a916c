import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstWord } from './sha256';

test('the browser computes the same hash as the server, for texts of one block and of several', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'abcXYZ019.:-_'), maxLength: 200 }), (text) => {
      expect(firstWord(text)).toBe(createHash('sha256').update(text).digest().readUInt32BE(0));
    }),
  );
});
