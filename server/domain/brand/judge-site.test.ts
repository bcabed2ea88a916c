import { expect, test } from 'vitest';
import { DAY, MINUTE } from '../shared/instant';
import { mayCarryLinks } from './judge-site';

const NOW = 1_795_000_000_000;

test('an address carries links once it was seen to lead here', () => {
  expect(mayCarryLinks('proved', null, NOW)).toBe(true);
  expect(mayCarryLinks('unreachable', null, NOW)).toBe(false);
});

test('an address that leads to somebody else carries none at once, however long it was ours', () => {
  expect(mayCarryLinks('elsewhere', NOW - MINUTE, NOW)).toBe(false);
  expect(mayCarryLinks('other_name', NOW - MINUTE, NOW)).toBe(false);
});

test('silence is forgiven for a day', () => {
  expect(mayCarryLinks('unreachable', NOW - DAY + 1, NOW)).toBe(true);
  expect(mayCarryLinks('unreachable', NOW - DAY, NOW)).toBe(false);
});
