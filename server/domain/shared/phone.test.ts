import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { expect, test } from 'vitest';
import { readPhone } from './phone';

test.each([
  ['13800138000', undefined, '+8613800138000'],
  ['138 0013-8000', 'CN', '+8613800138000'],
  ['+86 138 0013 8000', 'US', '+8613800138000'],
  ['0086 13800138000', 'CN', '+8613800138000'],
  ['１３８００１３８０００', 'CN', '+8613800138000'],
  ['15400000000', 'CN', '+8615400000000'],
  ['010-8888 8888', 'CN', '+861088888888'],
  ['(502) 459-2181', 'US', '+15024592181'],
  ['11 98765-4321', 'BR', '+5511987654321'],
  ['13800138000', 'ZZ', '+8613800138000'],
])('%s read in %s is %s', (text, country, e164) => {
  expect(readPhone(text, country)).toBe(e164);
});

test.each(['1380013800', '138****8000', '12', 'call me', '', '+8613800138000123', '138001380001'])('%s is no phone number', (text) => {
  expect(readPhone(text, 'CN')).toBeNull();
});

test('a mobile number without ornament is read as the numbering plans read it', () => {
  const tail = fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 7, max: 9 }));
  const number = fc
    .tuple(fc.integer({ min: 100, max: 199 }), tail)
    .map(([head, [n, length]]) => `${head}${String(n).padStart(length, '0')}`);
  fc.assert(
    fc.property(fc.constantFrom('', '+86'), number, fc.constantFrom('CN', 'US', 'HK', undefined), (prefix, national, country) => {
      const text = `${prefix}${national}`;
      const told = parsePhoneNumberFromString(text, { defaultCountry: (country ?? 'CN') as 'CN', extract: false });
      const isWhole = told?.countryCallingCode !== '86' || !/^1[3-9]/.test(told.nationalNumber) || told.nationalNumber.length === 11;
      expect(readPhone(text, country)).toBe(told?.isPossible() && isWhole ? told.number : null);
    }),
    { numRuns: 3_000 },
  );
});
