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

/** What a public table's coarse word can be with us (DOMAIN 4, column Karrio): milestones, or `problem`. */
const MEANS: Record<string, string[]> = {
  pending: ['no_data', 'label_created', 'awaiting_pickup'],
  picked_up: ['picked_up'],
  in_transit: ['in_transit', 'customs', 'at_destination', 'handed_to_partner', 'picked_up'],
  on_hold: ['problem', 'customs', 'in_transit', 'available_for_pickup', 'attempt_failed'],
  cancelled: ['voided'],
  delivered: ['delivered'],
  delivery_failed: ['attempt_failed', 'returning', 'returned', 'problem', 'lost', 'destroyed', 'available_for_pickup'],
  delivery_delayed: ['problem'],
  out_for_delivery: ['out_for_delivery'],
  ready_for_pickup: ['available_for_pickup'],
  return_to_sender: ['returning', 'returned'],
};

/** Codes whose own description says more than that word, as `carrier code`, and what it says. */
const CLEARER: Record<string, string> = {
  'ups MV': 'manifest voided',
  'canadapost 1479': 'nobody was in: a card tells where it waits',
  'dhl_express PL': 'processed on the way, after it was collected',
  'dhl_express CC': 'awaits collection by its recipient',
  'dhl_express DP': 'documents are missing: the public table of reasons says so',
  'dhl_express IR': 'sent on a wrong route',
  'dhl_express UD': 'clearance is held up',
  'landmark 400': 'nobody was there',
  'landmark 450': 'the address is wrong',
  'australiapost Cancelled': 'nothing was sent',
  'amazon_shipping PickedUp': 'collected',
  ...Object.fromEntries([100, 101, 102, 103, 104, 105, 106, 107].map((code) => [`canadapost ${code}`, 'processed on the way'])),
};

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

/** What the first map or pattern that names a word makes of it; undefined when none does. */
function meaningIn(node: unknown, word: string): string | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  for (const [name, value] of Object.entries(node)) {
    const fits = (key: string) => (name === 'map' ? key.toLowerCase() === word : toRegExp(key).test(word));
    const isTable = name === 'map' || name === 'like';
    const said = isTable ? Object.entries(value).find(([key, code]) => code !== '' && fits(key))?.[1] : meaningIn(value, word);
    if (said !== undefined) return said as string;
  }
  return undefined;
}

function codesOf(format: string): unknown[] {
  const file = new URL(`../../docs/connectors/carriers/${format}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).settings.facts.map((fact: { code: unknown }) => fact.code);
}

function toRegExp(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'is');
}

describe.skipIf(!folder)('every public code of a carrier is mapped', () => {
  const cases = Object.entries(FORMATS).flatMap(([carrier, formats]) => formats.map((format) => ({ carrier, format })));

  test.each(cases)('those of $carrier by $format', ({ carrier, format }) => {
    const codes = codesOf(format);
    const words = Object.values(tables[carrier] ?? {}).flatMap(({ map }) => Object.values(map).flat());
    expect(words.length).toBeGreaterThan(0);
    expect(words.filter((word) => !SAYS_NOTHING.has(word) && !knowsIn(codes, word.toLowerCase()))).toEqual([]);
  });

  // the table of mydhl gainsays that of dhl_express about the same carrier's codes: a release by customs would be a failed delivery
  const agreed = cases.filter(({ carrier }) => carrier !== 'mydhl');
  test.each(agreed)('and $format says of each what the public table of $carrier says', ({ carrier, format }) => {
    const codes = codesOf(format);
    const table = Object.values(tables[carrier] ?? {}).flatMap(({ map }) => Object.entries(map));
    const unlike = table.flatMap(([status, words]) =>
      words.flatMap((word) => {
        const milestone = meaningIn(codes, word.toLowerCase())?.split('.')[0];
        if (!MEANS[status] || milestone === undefined || MEANS[status].includes(milestone)) return [];
        return `${carrier} ${word}` in CLEARER ? [] : `${word}: ${status}, not ${milestone}`;
      }),
    );
    expect(unlike).toEqual([]);
  });
});
