import { scryptSync } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { authorizeStaff } from '@/server/api/auth/authorize-staff';
import { takeFromLimit } from '@/server/api/rate-limits';
import { newId } from '@/server/platform/ids';
import { newContext } from '@/server/store/context';
import { insertStaff, updateStaff } from '@/server/store/staff';
import { changeOwnPassword } from '@/server/usecases/staff/change-own-password';
import { readCurrentStaff } from '@/server/usecases/staff/read-current-staff';
import { resetPassword } from '@/server/usecases/staff/reset-password';
import { signIn } from '@/server/usecases/staff/sign-in';
import { freshDatabase } from '../../database/fresh-database';

const PASSWORD = 'correct horse battery';
/** `PASSWORD` as it is stored, by a thousand rounds instead of a hundred thousand: it is checked by what it says of itself. */
const QUICK_HASH = `scrypt$1024$8$1$c2FsdA$${scryptSync(PASSWORD, 'salt', 32, { N: 1024 }).toString('base64url')}`;
const ctx = newContext();
let id: string;

beforeEach(async () => {
  await freshDatabase();
  id = newId();
  await insertStaff(ctx.db, { id, email: 'li@shop.test', name: '李敏', role: 'agent', passwordHash: QUICK_HASH });
});

async function updateEmail(email: string): Promise<void> {
  await ctx.db.query('update staff set email = $2 where id = $1', [id, email]);
}

/** Uses up tries of one address without the cost of checking passwords; limits live as long as the process. */
async function spendTries(email: string, tries: number): Promise<void> {
  for (let i = 0; i < tries; i += 1) await takeFromLimit('sign_in_account_anywhere', email);
}

async function signedIn() {
  const outcome = await signIn(ctx, { email: ' Li@Shop.test ', password: PASSWORD });
  if (outcome.kind !== 'signed_in') throw new Error('should be signed in');
  return { staffId: outcome.staff.id, credentialTag: outcome.staff.credentialTag };
}

describe('signing in', () => {
  it('takes the right password whatever the case of the address, and writes it down', async () => {
    expect((await signedIn()).staffId).toBe(id);
    const { rows } = await ctx.db.query('select actor, action from audit');
    expect(rows).toEqual([{ actor: `staff:${id}`, action: 'session.opened' }]);
  });

  it('refuses unknown address, wrong password and deactivated account with one and the same answer', async () => {
    const wrong = await signIn(ctx, { email: 'li@shop.test', password: 'guess' });
    const unknown = await signIn(ctx, { email: 'nobody@shop.test', password: PASSWORD });
    await updateStaff(ctx.db, id, { active: false });
    const inactive = await signIn(ctx, { email: 'li@shop.test', password: PASSWORD });
    expect([wrong, unknown, inactive]).toEqual([{ kind: 'refused' }, { kind: 'refused' }, { kind: 'refused' }]);
    expect((await ctx.db.query('select 1 from audit')).rowCount).toBe(0);
  });

  it.each(['li@shop.test', 'ghost@shop.test'])('throttles %s, known or not, once the last try is used up', async (email) => {
    await spendTries(email, 199);
    // Every try comes from another network, so that only the limit of the account can stop it.
    expect(await authorizeStaff({ email, password: 'guess' }, '10.1.1.1')).toBeNull();
    await expect(authorizeStaff({ email, password: PASSWORD }, '10.1.2.1')).rejects.toMatchObject({ code: 'rate_limited' });
  });
});

describe('a stranger who guesses', () => {
  it('uses up the tries of the own network, never those of whoever owns the account', async () => {
    await updateEmail('owner@shop.test');
    for (let i = 0; i < 10; i += 1) expect(await authorizeStaff({ email: 'owner@shop.test', password: 'guess' }, '10.7.7.7')).toBeNull();
    await expect(authorizeStaff({ email: 'owner@shop.test', password: 'guess' }, '10.7.7.8')).rejects.toMatchObject({
      code: 'rate_limited',
    });
    expect((await authorizeStaff({ email: 'owner@shop.test', password: PASSWORD }, '10.8.8.8'))?.id).toBe(id);
  });
});

describe('a busy shift', () => {
  it('never locks out who signs in with the right password, because only failures count', async () => {
    await updateEmail('zhou@shop.test');
    await spendTries('zhou@shop.test', 199);
    for (let i = 0; i < 3; i += 1) {
      expect((await authorizeStaff({ email: 'zhou@shop.test', password: PASSWORD }, '10.99.1.1'))?.id).toBe(id);
    }
  });
});

describe('a session', () => {
  it('has the role of this moment', async () => {
    const session = await signedIn();
    await updateStaff(ctx.db, id, { role: 'viewer' });
    expect((await readCurrentStaff(ctx, session))?.role).toBe('viewer');
  });

  it('ends when the account is deactivated', async () => {
    const session = await signedIn();
    await updateStaff(ctx.db, id, { active: false });
    expect(await readCurrentStaff(ctx, session)).toBeNull();
  });

  it('ends when its owner chooses another password, which takes the present one', async () => {
    const session = await signedIn();
    expect(await changeOwnPassword(ctx, { id, old: 'guess', next: 'a new sentence of mine' })).toEqual({ kind: 'wrong_password' });
    expect(await readCurrentStaff(ctx, session)).not.toBeNull();
    expect(await changeOwnPassword(ctx, { id, old: PASSWORD, next: 'a new sentence of mine' })).toEqual({ kind: 'changed' });
    expect(await readCurrentStaff(ctx, session)).toBeNull();
    expect((await signIn(ctx, { email: 'li@shop.test', password: 'a new sentence of mine' })).kind).toBe('signed_in');
  });

  it('ends when the password changes', async () => {
    const session = await signedIn();
    await resetPassword(ctx, { id, by: 'staff:other' });
    expect(await readCurrentStaff(ctx, session)).toBeNull();
  });
});
