import { expect, test } from 'vitest';
import { chooseEncoding } from './choose-encoding';

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['br;q=0.5, gzip;q=1.0', 'br'],
  ['BR', 'br'],
  ['gzip, deflate', 'gzip'],
  ['gzip;q=0.8,br;q=0', 'gzip'],
  ['br ; q=0.000, gzip ; q=0', null],
  ['brotli, x-gzip', null],
  ['identity', null],
  ['*', null],
  ['', null],
])('a client that takes "%s" gets %s', (accepted, encoding) => {
  expect(chooseEncoding(new Request('http://daona.test/', { headers: { 'accept-encoding': accepted } }))).toBe(encoding);
});

test('a client that says nothing gets the bytes as they are', () => {
  expect(chooseEncoding(new Request('http://daona.test/'))).toBeNull();
});
