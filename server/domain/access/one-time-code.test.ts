import { expect, test } from 'vitest';
import { readCode } from './one-time-code';

test.each([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['１２３４５６', '123456'],
  ['【到哪了】验证码 048213，10 分钟内有效。', '048213'],
  ['12345', null],
  ['1234567', null],
  ['', null],
])('what was typed as a code is read: %s', (typed, code) => expect(readCode(typed)).toBe(code));
