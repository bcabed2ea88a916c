import { expect, test } from 'vitest';
import { codeSettings, readCountries, unknownCountries } from './code-settings';

test('countries are read however they are written, each once', () => {
  expect(readCountries(' cn，HK、tw; US\ncn ')).toEqual(['CN', 'HK', 'TW', 'US']);
  expect(readCountries(' , ')).toEqual([]);
});

test('what is no country with phones is named and not taken', () => {
  expect(unknownCountries(['CN', 'ZZ', 'CHINA', 'GB'])).toEqual(['ZZ', 'CHINA']);
  const held = { countries: ['CN', 'ZZ'], codesADay: 10, sessionDays: 30 };
  expect(codeSettings.safeParse(held).success).toBe(false);
  expect(codeSettings.safeParse({ ...held, countries: ['CN'] }).success).toBe(true);
});

test('no country at all is not a way to send to every one: that is said by itself', () => {
  const held = { codesADay: 10, sessionDays: 30 };
  expect(codeSettings.safeParse({ ...held, countries: [] }).success).toBe(false);
  expect(codeSettings.safeParse({ ...held, countries: null }).success).toBe(true);
});
