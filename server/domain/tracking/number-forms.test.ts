import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carriersOfForm, judgeNumber } from './number-forms';

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

test('any text is judged, and what a carrier’s form has is never doubtful for it', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const carrier of carriersOfForm(text)) expect(judgeNumber(carrier, text)).toEqual({ kind: 'fits' });
    }),
  );
});
