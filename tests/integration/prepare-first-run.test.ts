import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import { newContext } from '@/server/store/context';
import { readRules } from '@/server/store/rule';
import { prepareFirstRun } from '@/server/usecases/staff/prepare-first-run';
import { signIn } from '@/server/usecases/staff/sign-in';
import { freshDatabase } from '../database/fresh-database';

const first = { admin: { email: 'Boss@Example.com', password: 'a long password' }, apiKey: 'dk_0123456789abcdefghij' };

beforeEach(freshDatabase);

test('a new installation gets an administrator who can sign in, a key and every rule of the ladder', async () => {
  const ctx = newContext();
  const prepared = await prepareFirstRun(ctx, first);
  expect(prepared).toEqual({ adminMade: true, apiKeyMade: true, rulesMade: Object.keys(DEFAULT_RULES).length });
  expect(await signIn(ctx, { email: 'boss@example.com', password: 'a long password' })).toMatchObject({
    kind: 'signed_in',
    staff: { role: 'admin' },
  });
});

test('started again, nothing is made twice and no password is changed', async () => {
  const ctx = newContext();
  await prepareFirstRun(ctx, first);
  const again = await prepareFirstRun(ctx, { ...first, admin: { ...first.admin, password: 'another password' } });
  expect(again).toEqual({ adminMade: false, apiKeyMade: false, rulesMade: 0 });
  expect(await signIn(ctx, { email: 'boss@example.com', password: 'another password' })).toEqual({ kind: 'refused' });
});

test('two processes that start at once leave one version of each rule', async () => {
  const ctx = newContext();
  await Promise.all([prepareFirstRun(ctx, first), prepareFirstRun(ctx, first)]);
  expect((await readRules(ctx.db)).every((rule) => rule.version === 1)).toBe(true);
});
