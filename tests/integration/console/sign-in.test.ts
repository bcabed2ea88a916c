import { beforeEach, describe, expect, it } from 'vitest';
import { authorizeStaff } from '@/server/api/auth/authorize-staff';
import { newId } from '@/server/platform/ids';
import { hashPassword } from '@/server/platform/password';
import { newContext } from '@/server/store/context';
import { insertStaff, updateStaff } from '@/server/store/staff';
import { changeOwnPassword } from '@/server/usecases/staff/change-own-password';
import { readCurrentStaff } from '@/server/usecases/staff/read-current-staff';
import { resetPassword } from '@/server/usecases/staff/reset-password';
import { signIn } from '@/server/usecases/staff/sign-in';
import { freshDatabase } from '../../database/fresh-database';

const PASSWORD = 'correct horse battery';
const ctx = newContext();
let id: string;

beforeEach(async () => {
  await freshDatabase();
  id = newId();
  await insertStaff(ctx.db, { id, email: 'li@shop.test', name: '李敏', role: 'agent', passwordHash: await hashPassword(PASSWORD) });
});

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

  it('throttles one address that is tried again and again, known or not', async () => {
    const tries = Array.from({ length: 11 }, (_, i) => i);
    for (const email of ['li@shop.test', 'ghost@shop.test']) {
      const seen: string[] = [];
      for (const i of tries) {
        // Every try comes from another network, so that only the limit of the account can stop it.
        const network = `10.${email.length}.${i}.1`;
        seen.push(
          await authorizeStaff({ email, password: 'guess' }, network).then(
            () => 'refused',
            (error) => error.code,
          ),
        );
      }
      expect(seen).toEqual([...tries.slice(0, 10).map(() => 'refused'), 'rate_limited']);
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
