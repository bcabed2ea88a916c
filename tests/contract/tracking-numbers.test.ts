import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { carriersOfForm } from '@/server/domain/tracking/number-forms';
import { dataFolder } from '../support/data-folder';

interface Courier {
  tracking_numbers: { name: string; test_numbers: { valid: string[]; invalid: string[] } }[];
}

const folder = dataFolder();
/** Forms that we tell, by the courier's file, and the carrier that they are of. */
const TOLD: Record<string, { carrier: string; forms: RegExp }> = {
  ups: { carrier: 'ups', forms: /./ },
  fedex: { carrier: 'fedex', forms: /\(12\)|\(34\)|Ground$|96 \(22\)/ },
  usps: { carrier: 'usps', forms: /USPS 20|IMpb N/ },
  dhl: { carrier: 'dhl', forms: /Express/ },
  amazon: { carrier: 'amazon', forms: /Logistics/ },
  yunexpress: { carrier: 'yunexpress', forms: /./ },
};

describe.skipIf(!folder)('published test numbers', () => {
  const cases = Object.entries(folder ? TOLD : {}).flatMap(([file, { carrier, forms }]) => {
    const courier = JSON.parse(readFileSync(`${folder}/tracking-numbers/${file}.json`, 'utf8')) as Courier;
    const told = courier.tracking_numbers.filter(({ name }) => forms.test(name));
    return told.flatMap(({ name, test_numbers: { valid, invalid } }) => [
      ...valid.map((number): [string, string, string, boolean] => [name, number, carrier, true]),
      ...invalid.map((number): [string, string, string, boolean] => [name, number, carrier, false]),
    ]);
  });

  test.each(cases)('%s %s is of %s: %s', (_name, number, carrier, isValid) => {
    expect(carriersOfForm(number).includes(carrier)).toBe(isValid);
  });
});
