import { expect, test } from 'vitest';
import { plainArray } from './plain-array';

test('ids, keys, moments and numbers are written as Postgres reads them', () => {
  expect(plainArray(['order|a-Z_9', '2026-11-22T05:00:00.000Z'])).toBe('{order|a-Z_9,2026-11-22T05:00:00.000Z}');
  expect(plainArray([1, -2])).toBe('{1,-2}');
  expect(plainArray([])).toBe('{}');
});

test.each(['', 'null', 'a,b', 'a"b', 'a\\b', '{a}', 'a b', '到', 'a\n'])(
  'what needs quotes is refused, not written as something else: %j',
  (element) => {
    expect(() => plainArray([element])).toThrow('needs quotes');
  },
);
