import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { POST } from '@/app/api/v1/consents/route';
import { GOOD_DAY } from '@/server/channels/stand-in';
import { HOUR, toIso } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { readProofs } from '@/server/store/consent';
import { phoneHash } from '@/server/store/contact';
import { inTransaction, newContext } from '@/server/store/context';
import { readReach } from '@/server/store/reach';
import { exportConsents } from '@/server/usecases/consent/export-consents';
import { recordConsent, type Statement } from '@/server/usecases/consent/record-consent';
import { prepareFirstRun } from '@/server/usecases/staff/prepare-first-run';
import { type Listening, listenForReceipts } from '../../contract/stand-in-portal';
import { freshDatabase } from '../../database/fresh-database';
import { addStaff, callsAs } from '../console/staff-caller';
import { handClock, MORNING, PHONE, shippedOrder } from '../stall/stalled-order';

const API_KEY = 'daona_consent_test_key_0000000001';
let listening: Listening;
beforeAll(async () => {
  listening = await listenForReceipts();
});
afterAll(() => listening.close());
beforeEach(async () => {
  await freshDatabase();
  listening.standIns.world.switches = { ...GOOD_DAY, receipts: 'none' };
});

const hash = () => phoneHash(PHONE);
const record = (...said: Statement[]) => inTransaction(newContext(), (tx) => recordConsent(tx, hash(), said));

describe('the shop’s systems', () => {
  const post = async (consents: unknown[]) => {
    const headers = { authorization: `Bearer ${API_KEY}` };
    const body = JSON.stringify({ consents });
    const answer = await POST(new Request('http://daona.test/api/v1/consents', { method: 'POST', headers, body }));
    return { status: answer.status, body: await answer.json() };
  };
  const yes = {
    phone: PHONE,
    medium: 'mail',
    says: 'in',
    at: '2026-01-05T09:00:00+08:00',
    wording: { language: 'zh-CN', text: '发到我的邮箱' },
  };

  it('tell what customers chose, with moment and words; the newest choice holds, and told twice it is one', async () => {
    await prepareFirstRun(newContext(), { admin: { email: 'a@example.com', password: 'long-enough' }, apiKey: API_KEY });
    const no = { ...yes, says: 'out', topic: 'progress', at: '2026-01-06T09:00:00+08:00', where: 'checkout' };
    expect(await post([yes, no])).toMatchObject({ status: 200, body: { counts: { accepted: 2 } } });
    expect(await post([yes, no])).toMatchObject({ body: { counts: { accepted: 0, duplicate: 2 } } });
    await post([{ ...no, says: 'in', at: '2026-01-05T10:00:00+08:00' }]);
    expect(await readReach(pool(), hash())).toMatchObject([{ medium: 'mail', consent: 'in', topicsOff: ['progress'] }]);
    const [newest] = await readProofs(pool(), hash(), 10);
    expect(newest).toMatchObject({ way: 'shop', evidence: 'checkout', wording: { text: '发到我的邮箱' }, actorName: expect.any(String) });
  });

  it('are told what is wrong with one, and the others are kept', async () => {
    await prepareFirstRun(newContext(), { admin: { email: 'a@example.com', password: 'long-enough' }, apiKey: API_KEY });
    const later = toIso(Date.now() + HOUR);
    const { body } = await post([
      { ...yes, phone: '12' },
      { ...yes, medium: 'any' },
      { ...yes, wording: undefined },
      { ...yes, at: later },
      yes,
    ]);
    expect(body.results.map(({ status, field }: { status: string; field?: string }) => field ?? status)).toEqual([
      'phone',
      'medium',
      'wording',
      'at',
      'accepted',
    ]);
    expect(JSON.stringify(body)).not.toContain(PHONE);
  });
});

describe('a colleague', () => {
  const provider = { medium: 'sms', topic: 'all', way: 'provider', actor: 'provider' } as const;
  async function order() {
    const { ctx } = handClock();
    await shippedOrder(ctx, 'C1', MORNING);
    const { rows } = await pool().query<{ id: string }>('select id from orders');
    return rows[0]!.id;
  }
  const sms = async (orderId: string) =>
    (await callsAs('viewer').consent.ofOrder({ orderId }))!.media.find(({ medium }) => medium === 'sms')!;

  it('sees why a medium is not used and lifts a block with grounds, named and audited; a STOP of the provider is not hers to lift', async () => {
    const orderId = await order();
    const agent = callsAs('agent', await addStaff('agent', 'Xiao Chen'));
    await record({ ...provider, says: 'blocked', evidence: '30006' });
    expect(await sms(orderId)).toMatchObject({
      consent: 'blocked',
      why: { way: 'provider', evidence: '30006' },
      mayNote: ['unblocked', 'out'],
    });
    expect(await agent.consent.note({ orderId, medium: 'sms', says: 'unblocked', reason: 'checked' })).toEqual({ kind: 'noted' });
    expect(await sms(orderId)).toMatchObject({ consent: 'in', mayNote: ['out'] });
    expect((await readProofs(pool(), hash(), 1))[0]).toMatchObject({ says: 'unblocked', evidence: 'checked', actorName: 'Xiao Chen' });
    const { rows } = await pool().query(`select action, detail from audit where action = 'consent.noted'`);
    expect(rows).toEqual([{ action: 'consent.noted', detail: { medium: 'sms', says: 'unblocked', reason: 'checked' } }]);

    await record({ ...provider, says: 'out', evidence: '21610' });
    expect(await sms(orderId)).toMatchObject({ consent: 'out', mayNote: [] });
    expect(await agent.consent.note({ orderId, medium: 'sms', says: 'in', reason: 'by_phone' })).toEqual({ kind: 'not_ours' });
  });

  it('hands out the proofs as CSV without saying whose they are, and that is on record', async () => {
    const orderId = await order();
    await record({ medium: 'sms', topic: 'all', says: 'out', way: 'reply', actor: 'customer', evidence: '=TD' });
    const csv = (await exportConsents(newContext(), { orderId, by: 'system' }))!.toString('utf8');
    expect(csv.split('\n')[1]).toMatch(/,sms,all,out,reply,customer,,,,'=TD$/);
    expect(csv).not.toContain(PHONE.slice(-8));
    expect((await pool().query(`select 1 from audit where action = 'consent.exported'`)).rowCount).toBe(1);
  });
});
