import { expect, it } from 'vitest';
import { carryOver, draftOf, wishOf } from './channel-draft';

const shown = {
  from: 'console',
  cap: { count: 20, perMs: 60_000 },
  priceMicros: 45_000,
  currency: 'CNY',
  ceilingMicros: 100_000_000,
  fields: [
    { key: 'sid', isSecret: false, isOptional: false, value: 'AC1', isKept: true },
    { key: 'token', isSecret: true, isOptional: false, value: '', isKept: true },
  ],
} as Parameters<typeof draftOf>[0];

it('what nobody touched is wished as it is held, secrets by not naming them', () => {
  expect(wishOf(draftOf(shown))).toEqual({
    account: { sid: 'AC1', token: null },
    cap: { count: 20, perMs: 60_000 },
    priceMicros: 45_000,
    currency: 'CNY',
    ceilingMicros: 100_000_000,
  });
});

it('emptied limits are the provider’s, and no ceiling; the environment’s account names no field', () => {
  const wish = wishOf({ ...draftOf({ ...shown, from: 'environment' }), capCount: '', capSeconds: '', price: '', ceiling: ' ' });
  expect(wish).toMatchObject({ account: null, cap: null, priceMicros: 0, ceilingMicros: null });
});

it.each([{ price: 'x' }, { price: '-1' }, { ceiling: '1e20' }, { capCount: '0' }, { capCount: '2.5' }, { currency: 'yuan' }])(
  'what is no amount is no wish: %j',
  (bad) => {
    expect(wishOf({ ...draftOf(shown), ...bad })).toBeNull();
  },
);

it('what was typed stands on top of what somebody else saved meanwhile', () => {
  const before = draftOf(shown);
  const after = draftOf({ ...shown, priceMicros: 60_000, fields: shown.fields.map((f) => (f.key === 'sid' ? { ...f, value: 'AC2' } : f)) });
  const typed = { ...before, ceiling: '80', account: { sid: 'AC1', token: 'new' } };
  expect(carryOver(typed, before, after)).toEqual({ ...after, ceiling: '80', account: { sid: 'AC2', token: 'new' } });
  expect(carryOver(before, before, after)).toEqual(after);
  // an account that was given up for the environment's stays given up
  expect(carryOver({ ...before, account: null }, before, after).account).toBeNull();
  const fromEnvironment = draftOf({ ...shown, from: 'environment' });
  expect(carryOver(fromEnvironment, fromEnvironment, after).account).toEqual(after.account);
});
