import { beforeEach, expect, test } from 'vitest';
import type { CodeSettings } from '@/server/domain/access/code-settings';
import { DAY } from '@/server/domain/shared/instant';
import { environment } from '@/server/platform/environment';
import { forgetCodeSettings } from '@/server/store/code-setting';
import { newContext } from '@/server/store/context';
import { insertSession, sessionHash } from '@/server/store/owner-session';
import { resumeSession } from '@/server/usecases/owner/resume-session';
import { startCode } from '@/server/usecases/owner/start-code';
import { freshDatabase } from '../../database/fresh-database';
import { NOW } from '../console/some-orders';
import { addStaff, callsAs } from '../console/staff-caller';

let at = NOW;
const ctx = newContext(() => at);
let admin: string;

beforeEach(async () => {
  await freshDatabase();
  forgetCodeSettings();
  at = NOW;
  admin = await addStaff('admin');
});

const desk = () => callsAs('admin', admin).code;
const ask = (phone: string) => startCode(ctx, { phone, network: '10.0.0.0/24', language: 'en' }).then(({ kind }) => kind);
async function change(part: Partial<CodeSettings>) {
  const { version, settings } = await desk().settings();
  return desk().change({ version, settings: { ...settings, ...part } });
}

test('until somebody changes them the environment’s hold, and the console shows them', async () => {
  const env = environment();
  expect(await desk().settings()).toEqual({
    version: 0,
    settings: {
      countries: env.DAONA_CODE_COUNTRIES.split(','),
      codesADay: env.DAONA_CODES_A_DAY,
      sessionDays: env.DAONA_OWNER_SESSION_DAYS,
    },
    sentToday: 0,
  });
});

test('countries, ceiling and length of a session hold from the change on, whatever the environment says', async () => {
  expect(await ask('+53 5 1234567')).toBe('country');
  expect(await change({ countries: ['CU'], codesADay: 0, sessionDays: 2 })).toEqual({ kind: 'changed', version: 1 });
  expect(await ask('13800138000')).toBe('country');
  expect(await ask('+53 5 1234567')).toBe('resting');
  await change({ countries: null });
  expect(await ask('13800138000')).toBe('resting');

  await insertSession(ctx.db, { tokenHash: sessionHash('one'), phoneHash: 'hash', now: at });
  at += 3 * DAY;
  expect(await resumeSession(ctx, { token: 'one' })).toBeNull();
  await change({ sessionDays: 5 });
  expect(await resumeSession(ctx, { token: 'one' })).toBe('hash');
});

test('a change is made on top of what was looked at, and is on record with what stood before', async () => {
  const { settings } = await desk().settings();
  await change({ codesADay: 5 });
  expect(await desk().change({ version: 0, settings: { ...settings, codesADay: 9 } })).toEqual({ kind: 'outdated', version: 1 });
  expect(await change({})).toEqual({ kind: 'unchanged', version: 1 });
  await expect(change({ countries: [] })).rejects.toThrow();
  const { rows } = await ctx.db.query(`select actor, detail from audit where action = 'code_settings.changed'`);
  expect(rows).toMatchObject([
    { actor: `staff:${admin}`, detail: { version: 1, before: { codesADay: settings.codesADay }, after: { codesADay: 5 } } },
  ]);
});
