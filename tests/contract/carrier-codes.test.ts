import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dataFolder } from '../support/data-folder';

/** Settings under docs/connectors/carriers, by the carrier whose public codes they have to know. */
const FORMATS: Record<string, string[]> = {
  ups: ['ups', 'ups-rest'],
  usps: ['usps', 'usps-rest'],
  fedex: ['fedex', 'fedex-rest'],
  canadapost: ['canadapost'],
  dhl_express: ['dhl_express', 'mydhl'],
  mydhl: ['dhl_express', 'mydhl'],
  dhl_parcel_de: ['dhl_parcel_de'],
  dhl_universal: ['dhl_universal'],
  landmark: ['landmark'],
  australiapost: ['australiapost'],
  tnt: ['tnt'],
  royalmail: ['royalmail'],
  amazon_shipping: ['amazon_shipping'],
  aramex: ['aramex'],
  asendia: ['asendia'],
  asendia_us: ['asendia_us'],
};
/** A word for not knowing says nothing that could be recorded. */
const SAYS_NOTHING = new Set(['', 'unknown']);

type Codes = Record<string, { map: Record<string, string[]> }>;
const folder = dataFolder();
const tables: Record<string, Codes> = folder ? JSON.parse(readFileSync(`${folder}/reference/carrier-status-codes.json`, 'utf8')) : {};

/** Whether a word stands in a map, or fits a pattern, anywhere in the settings. */
function knowsIn(node: unknown, word: string): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return Object.entries(node).some(([name, value]) => {
    if (name === 'map') return Object.keys(value).some((key) => key.toLowerCase() === word);
    if (name === 'like') return Object.keys(value).some((pattern) => toRegExp(pattern).test(word));
    return knowsIn(value, word);
  });
}

function toRegExp(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is');
}

describe.skipIf(!folder)('every public code of a carrier is mapped', () => {
  const cases = Object.entries(FORMATS).flatMap(([carrier, formats]) => formats.map((format) => ({ carrier, format })));

  test.each(cases)('those of $carrier by $format', ({ carrier, format }) => {
    const file = new URL(`../../docs/connectors/carriers/${format}.json`, import.meta.url);
    const codes = JSON.parse(readFileSync(file, 'utf8')).settings.facts.map((fact: { code: unknown }) => fact.code);
    const words = Object.values(tables[carrier] ?? {}).flatMap(({ map }) => Object.values(map).flat());
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => !SAYS_NOTHING.has(word) && !knowsIn(codes, word.toLowerCase()))).toEqual([]);
  });
});
