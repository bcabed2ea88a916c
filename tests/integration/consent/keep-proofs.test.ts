import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { foldConsent } from '@/server/domain/consent/fold-consent';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { readFacts, readProofs } from '@/server/store/consent';
import { phoneHash } from '@/server/store/contact';
import { type Context, inTransaction, newContext } from '@/server/store/context';
import { readReach } from '@/server/store/reach';
import { recordConsent, type Statement } from '@/server/usecases/consent/record-consent';
import { changePreference, readPreferences, undoPreference } from '@/server/usecases/preference/change-preference';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';

const PHONE = '+8613800138000';
const hash = () => phoneHash(PHONE);
const START = Date.parse('2026-11-20T06:05:00Z');
let now = START;
let ctx: Context;
const record = (...said: Statement[]) => inTransaction(ctx, (tx) => recordConsent(tx, hash(), said));
const stop: Statement = { medium: 'sms', topic: 'all', says: 'out', way: 'reply', actor: 'customer', evidence: 'TD' };
const worded = (medium: string, topic: string) => ({ language: 'zh-CN', text: `${medium} ${topic}?` });

/** What the rows of a customer say has to be what the proofs come to. */
async function expectProjection(): Promise<void> {
  const { rows } = await pool().query<{ id: string }>('select id from consent_subject where hash = $1', [hash()]);
  const state = foldConsent(await readFacts(pool(), rows[0]!.id));
  for (const { medium, consent, since, topicsOff } of await readReach(pool(), hash()))
    expect({ medium, consent, since, topicsOff }).toEqual({ medium, ...state.media.get(medium as 'sms') });
  const kept = await pool().query('select topics_off from preference where phone_hash = $1', [hash()]);
  expect(kept.rows[0]?.topics_off ?? []).toEqual(state.topicsOff);
}

let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
  // what the environment says is read once
  ctx = newContext(() => now);
});
afterAll(() => listening.close());
beforeEach(async () => {
  now = START;
  await freshDatabase();
});

describe('proofs of consent', () => {
  it('say who, what, when, by which way and in which words, and never name the phone', async () => {
    await record(stop);
    expect(await readProofs(pool(), hash(), 10)).toMatchObject([{ medium: 'sms', says: 'out', at: START, way: 'reply', evidence: 'TD' }]);
    const { rows } = await pool().query('select * from consent_proof natural full join consent_subject');
    expect(JSON.stringify(rows)).not.toContain('13800138');
    await expectProjection();
  });

  it('are only ever added: the database itself refuses to change or drop one', async () => {
    await record(stop);
    await expect(pool().query(`update consent_proof set says = 'in'`)).rejects.toThrow('only ever added');
    await expect(pool().query('delete from consent_proof')).rejects.toThrow('only ever added');
    // a person can be forgotten all the same: the thread to the proofs is a row of its own
    await pool().query('delete from consent_subject where hash = $1', [hash()]);
    expect(await readProofs(pool(), hash(), 10)).toEqual([]);
  });

  it('stand once for what is said twice, also at the same moment', async () => {
    await record(stop);
    now += MINUTE;
    await Promise.all([record(stop), record(stop), record({ ...stop, evidence: 'STOP' })]);
    expect(await readProofs(pool(), hash(), 10)).toHaveLength(1);
  });

  it('of a wish outlive what a provider says about the way there', async () => {
    await record(stop);
    now += HOUR;
    await record({ medium: 'sms', topic: 'all', says: 'blocked', way: 'provider', actor: 'provider', evidence: '30006' });
    now += HOUR;
    await record({ medium: 'sms', topic: 'all', says: 'unblocked', way: 'staff', actor: 'system', evidence: 'called' });
    expect(await readReach(pool(), hash())).toMatchObject([{ consent: 'out', since: START }]);
    await expectProjection();
  });

  it('that the shop brings later than they were said do not undo what came after', async () => {
    await record(stop);
    await record({ medium: 'sms', topic: 'all', says: 'in', way: 'shop', actor: 'system', at: START - HOUR });
    expect(await readReach(pool(), hash())).toMatchObject([{ consent: 'out' }]);
    expect(await readProofs(pool(), hash(), 10)).toHaveLength(2);
    await expectProjection();
  });
});

describe('the preferences page', () => {
  it('writes a proof with the words that were shown for each change and none for what stays, and takes all back', async () => {
    const page = await readPreferences(ctx, { phone: PHONE });
    expect(page.channels).toEqual([{ channel: 'sms', state: 'on', topicsOff: [] }]);
    const wish = { phone: PHONE, preference: { ...page.preference, topicsOff: ['delays' as const] }, worded };
    const channels = [{ channel: 'sms', isOn: true, topicsOff: ['progress' as const] }];
    expect(await changePreference(ctx, { ...wish, channels })).toEqual({ kind: 'changed' });
    const proofs = await readProofs(pool(), hash(), 10);
    expect(proofs).toHaveLength(2);
    expect(proofs).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ medium: 'any', topic: 'delays', says: 'out', wording: { language: 'zh-CN', text: 'any delays?' } }),
        expect.objectContaining({ medium: 'sms', topic: 'progress', says: 'out', wordingVersion: expect.stringMatching(/^[0-9a-f]{12}$/) }),
      ]),
    );
    await expectProjection();
    expect(await changePreference(ctx, { ...wish, channels })).toEqual({ kind: 'same' });
    now += MINUTE;
    await undoPreference(ctx, { phone: PHONE, worded });
    const after = await readPreferences(ctx, { phone: PHONE });
    expect([after.preference.topicsOff, after.channels]).toEqual([[], [{ channel: 'sms', state: 'on', topicsOff: [] }]]);
    await expectProjection();
  });
});
