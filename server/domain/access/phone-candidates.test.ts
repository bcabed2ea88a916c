import { expect, test } from 'vitest';
import { phoneCandidates } from './phone-candidates';

test.each([
  ['13800138000', ['CN'], '+8613800138000'],
  ['138 0013 8000', ['CN'], '+8613800138000'],
  ['+86 138-0013-8000', ['CN'], '+8613800138000'],
  ['0086 13800138000', ['CN'], '+8613800138000'],
  ['8613800138000', ['CN'], '+8613800138000'],
  ['13800138000', ['CN'], '+8613800138000'],
  ['+55 11 91234-5678', ['CN'], '+5511912345678'],
  ['(11) 91234-5678', ['CN', 'BR'], '+5511912345678'],
  ['5511912345678', ['CN'], '+5511912345678'],
])('%s typed for %j can mean %s', (typed, countries, e164) => {
  expect(phoneCandidates(typed, countries)).toContain(e164);
});

test('what is no number has no reading', () => {
  expect(phoneCandidates('not a phone', ['CN'])).toEqual([]);
  expect(phoneCandidates('', ['CN'])).toEqual([]);
});
