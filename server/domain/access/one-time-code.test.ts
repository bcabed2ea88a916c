import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../shared/instant';
import { nextCodeAt, readCode } from './one-time-code';

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['１２３４５６', '123456'],
  ['【到哪了】验证码 048213，10 分钟内有效。', '048213'],
  ['12345', null],
  ['1234567', null],
  ['', null],
])('what was typed as a code is read: %s', (typed, code) => expect(readCode(typed)).toBe(code));

test('whoever asks all the time gets one code a minute and five within any hour', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10 * MINUTE }), { maxLength: 400 }), (pauses) => {
      const given: number[] = [];
      let now = 0;
      for (const pause of pauses) {
        now += pause;
        if (nextCodeAt(given, now) === null) given.push(now);
      }
      for (const [nth, at] of given.entries()) {
        if (nth >= 1) expect(at - given[nth - 1]!).toBeGreaterThanOrEqual(MINUTE);
        if (nth >= 5) expect(at - given[nth - 5]!).toBeGreaterThanOrEqual(HOUR);
      }
    }),
  );
});

test('says when the next one may go', () => {
  expect(nextCodeAt([], 1_000)).toBeNull();
  expect(nextCodeAt([0], 59 * SECOND)).toBe(MINUTE);
  expect(nextCodeAt([0], MINUTE)).toBeNull();
  expect(
    nextCodeAt(
      [0, 1, 2, 3, 4].map((nth) => nth * MINUTE),
      5 * MINUTE,
    ),
  ).toBe(HOUR);
});
