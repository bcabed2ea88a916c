import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from './canonical-text';

/** What the digests of the log were made of from the first: copies with their keys in order, as JSON. */
function sortedCopies(value: unknown): string {
  return JSON.stringify(value, (_key, held: unknown) =>
    held && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
      : held,
  );
}

/** Words of facts. What looks like an index stands before other keys in any object, so no key of a fact does. */
const key = fc
  .oneof(fc.constantFrom('data', 'header', 'items', 'a', 'B', 'é', '商品', '"', '__proto__'), fc.string())
  .filter((k) => !/^\d+$/.test(k) && k !== '__proto__');
const plain = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 5 }),
  ),
}));

test('the text is the one that digests of the log are made of', () => {
  fc.assert(
    fc.property(fc.dictionary(key, plain.value), (value) => {
      expect(canonicalText(value)).toBe(sortedCopies(value));
    }),
    { numRuns: 2_000 },
  );
});

test('the order of keys does not matter', () => {
  expect(canonicalText({ b: 1, a: { d: [1, { z: 1, y: undefined }], c: null } })).toBe(
    canonicalText({ a: { c: null, d: [1, { z: 1 }] }, b: 1 }),
  );
});
