import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalCarrier } from './carriers';
import { carriersOfForm, judgeNumber } from './number-forms';

const published = join(process.env.DAONA_DATA ?? join(process.cwd(), '..', 'shared', 'data'), 'tracking-numbers');
const hasPublished = existsSync(published);
if (!hasPublished) process.stderr.write(`SKIPPED: the couriers’ test numbers are not at ${published} (set DAONA_DATA)\n`);

interface Courier {
  courier_code: string;
  tracking_numbers: { test_numbers: { valid: string[] } }[];
}

test.each([
  ['SF1000000000001', ['sf']],
  ['sf 1000-0000-00001', ['sf']],
  ['YT0000000000001', ['yto']],
  ['YT0000000000000001', ['yunexpress']],
  ['EE123456785CN', ['ems']],
  ['RR123456785CN', ['chinapost']],
  ['RR123456786CN', []],
  ['RB123456785GB', ['royalmail']],
  ['1Z999AA10123456784', ['ups']],
  ['1Z999AA10123456785', []],
  ['773000000000001', ['sto', 'yunda']],
  ['不是单号', []],
  ['', []],
])('%s can be of %j', (number, carriers) => {
  expect(carriersOfForm(number)).toEqual(carriers);
});

test('digits alone name every carrier that they fit, those with a right check digit first', () => {
  const carriers = carriersOfForm('986578788855');
  expect(carriers).toEqual(['fedex', 'sf']);
  expect(carriersOfForm('986578788856')).toEqual(['sf']);
});

test('a number is doubtful when its letters are another carrier’s, or when the carrier’s own are missing', () => {
  expect(judgeNumber('yto', 'SF1000000000001')).toEqual({ kind: 'doubtful', likely: ['sf'] });
  expect(judgeNumber('ups', '986578788855')).toEqual({ kind: 'doubtful', likely: ['fedex', 'sf'] });
  expect(judgeNumber('sf', 'SF1000000000001')).toEqual({ kind: 'fits' });
});

test('digits that fit other carriers raise no doubt, nor does a carrier whose forms nobody knows', () => {
  expect(judgeNumber('zto', '12345678901')).toEqual({ kind: 'fits' });
  expect(judgeNumber('zto', '4302557768029')).toEqual({ kind: 'fits' });
  expect(judgeNumber('htky', 'SF1000000000001')).toEqual({ kind: 'fits' });
});

test('a post brings another post’s item under its number; a courier does not, and a wrong check digit is nobody’s', () => {
  for (const post of ['usps', 'ems', 'chinapost', 'canadapost']) expect(judgeNumber(post, 'RB123456785GB')).toEqual({ kind: 'fits' });
  expect(judgeNumber('usps', 'EE 123 456 785 CN')).toEqual({ kind: 'fits' });
  expect(judgeNumber('sf', 'RB123456785GB')).toEqual({ kind: 'doubtful', likely: ['royalmail'] });
  expect(judgeNumber('zto', 'RB123456785GB')).toEqual({ kind: 'doubtful', likely: ['royalmail'] });
  expect(carriersOfForm('RB123456786GB')).toEqual([]);
});

test.each([
  ['71969010756003077385', ['usps']],
  ['71969010756003077384', []],
  ['4209024592612903361287040426345678', ['usps']],
  ['4209024592612903361287040426345679', []],
])('%s of the American post can be of %j', (number, carriers) => {
  expect(carriersOfForm(number)).toEqual(carriers);
});

test.skipIf(!hasPublished)('no number that its courier calls valid is doubtful for that courier', () => {
  const couriers = readdirSync(published).map((file): Courier => JSON.parse(readFileSync(join(published, file), 'utf8')));
  const valid = couriers.flatMap(({ courier_code, tracking_numbers }) =>
    tracking_numbers.flatMap((form) => form.test_numbers.valid.map((number) => ({ carrier: canonicalCarrier(courier_code), number }))),
  );
  expect(valid.length).toBeGreaterThan(80);
  expect(valid.filter(({ carrier, number }) => judgeNumber(carrier, number).kind === 'doubtful')).toEqual([]);
  const american = valid.filter(({ carrier }) => carrier === 'usps');
  expect(american.filter(({ number }) => !carriersOfForm(number).includes('usps'))).toEqual([]);
});

test('any text is judged, and what a carrier’s form has is never doubtful for it', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const carrier of carriersOfForm(text)) expect(judgeNumber(carrier, text)).toEqual({ kind: 'fits' });
    }),
  );
});
