import { expect, test } from 'vitest';
import { isMainlandMobile, nationalDigits, readMainlandPhone } from './mainland-phone';

test('only mobile phones of the mainland are sent domestic templates', () => {
  expect(isMainlandMobile('+8613800001111')).toBe(true);
  for (const phone of ['+861012345678', '+85261234567', '+8862123', '+12025550123', '13800001111', '+86138000011112'])
    expect(isMainlandMobile(phone)).toBe(false);
});

test('a number is read however a provider writes it', () => {
  for (const text of ['13800001111', '8613800001111', '+8613800001111', '008613800001111', ' 13800001111 '])
    expect(readMainlandPhone(text)).toBe('+8613800001111');
  for (const text of ['', '85261234567', '1380000111', 'x13800001111', '138****1111']) expect(readMainlandPhone(text)).toBeNull();
  expect(nationalDigits('+8613800001111')).toBe('13800001111');
});
