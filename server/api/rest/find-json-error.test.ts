import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findJsonError } from './find-json-error';

test.each([
  ['{"orders": [{"shop": "a",}]}', 1, 26, 'a name in double quotes'],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'a comma or }'],
  ['[1, 2', 1, 6, 'a comma or ]'],
  ['{"a": tru}', 1, 7, 'a value'],
  ['{} {}', 1, 4, 'the end of the text'],
  ['', 1, 1, 'a value'],
  ['{"a": "b', 1, 9, 'a closing double quote'],
  ['{"a": "b\n"}', 1, 9, 'an escaped character'],
])('%j breaks at %i:%i', (text, line, column, wanted) => {
  expect(findJsonError(text)).toEqual({ line, column, expected: wanted });
});

test('agrees with JSON.parse about what is JSON, whole or cut anywhere', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, cut) => {
      const part = text.slice(0, cut % (text.length + 1));
      expect(findJsonError(text)).toBeNull();
      expect(findJsonError(part) === null).toBe(isJson(part));
    }),
  );
});
