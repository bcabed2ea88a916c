import { beforeEach, expect, test } from 'vitest';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { changeSource, renewSource } from '@/server/usecases/source/change-source';
import { registerSource } from '@/server/usecases/source/register-source';
import { callDueVendors } from '@/server/usecases/subscription/call-due-vendors';
import { endOutlivedSubscriptions } from '@/server/usecases/subscription/end-outlived-subscriptions';
import { planSubscriptions } from '@/server/usecases/subscription/plan-subscriptions';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { pushKuaidi100, SALT } from '../../support/push';
import { recordShipped } from '../../support/shipped-order';
import { KUAIDI100_KEY, standInKuaidi100 } from '../../support/vendors/kuaidi100';

const START = Date.parse('2026-11-21T04:00:00Z');
let now = START;
let path = '';
const ctx = () => newContext(() => now);

beforeEach(async () => {
  await freshDatabase();
  now = START;
  path = await account('kuaidi100', { salt: SALT, key: KUAIDI100_KEY });
});

async function account(name: string, secrets: Record<string, string>, adapter = 'kuaidi100'): Promise<string> {
  return (await registerSource(ctx(), { name, adapter, secrets, by: 'system' })).path;
}

function shipped(orderNo: string, carrier: string, trackingNo: string, more: { phone?: string; history?: boolean } = {}): Promise<void> {
  return recordShipped(ctx(), { orderNo, carrier, trackingNo, at: START, ...more });
}

async function round(): Promise<void> {
  await planSubscriptions(ctx());
  await callDueVendors(ctx());
}

async function rows(): Promise<{ key: string; source: string; state: string; reason: string | null; due: number | null }[]> {
  const { rows } = await pool().query(
    `select shipment_key as key, source, state, reason, (extract(epoch from due_at) * 1000 - $1)::float8 / 60000 as due from subscription order by source, shipment_key`,
    [START],
  );
  return rows;
}

const codes = async () => (await pool().query("select code from fact where subject like 't:%' order by seq")).rows.map((r) => r.code);
const abort = (message: string, more: object = {}) => ({
  status: 'abort',
  message,
  lastResult: { nu: 'YT0000000000001', com: 'yuantong', state: '0', data: [] },
  ...more,
});

test('a shipment that is linked is subscribed once, with what the vendor needs to push it back', async () => {
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'yto', 'YT0000000000001');
  await shipped('N-2', 'yto', 'YT0000000000001');
  await round();
  await round();
  expect(vendor.asked).toEqual([
    {
      company: 'yuantong',
      number: 'YT0000000000001',
      key: KUAIDI100_KEY,
      parameters: {
        callbackurl: expect.stringMatching(new RegExp(`^https?://[^/]+${path}$`)),
        salt: SALT,
        resultv2: '4',
        autoCom: '0',
        interCom: '0',
      },
    },
  ]);
  expect(await rows()).toEqual([{ key: 'yto/YT0000000000001', source: 'kuaidi100', state: 'active', reason: null, due: null }]);
});

test('carriers that ask for the phone get its last four digits, and wait while none is known', async () => {
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'sf', 'SF0000000000001', { phone: '+8613800138000' });
  await shipped('N-2', 'zto', '75000000000001');
  await round();
  expect(vendor.asked.map((a) => a.parameters.phone)).toEqual(['8000']);
  expect(await rows()).toMatchObject([{ state: 'active' }, { state: 'wanted', reason: 'needs_phone', due: 120 }]);
  await shipped('N-2', 'zto', '75000000000001', { phone: '+8613900139001' });
  now += 2 * HOUR;
  await round();
  expect(vendor.asked.at(-1)).toMatchObject({ company: 'zhongtong', parameters: { phone: '9001' } });
});

test.each([
  ['is for every shop again', (id: string) => changeSource(ctx(), { id, change: { shop: null }, by: 'system' })],
  ['gets the key it lacked', async () => renewSource(ctx(), { ...(await keyless()), newAddress: false, by: 'system' })],
])('a shipment nobody could be asked about is asked about once an account %s', async (_, mend) => {
  const vendor = await standInKuaidi100();
  await account('keyless', { salt: SALT });
  const { rows } = await pool().query("select id from source where name = 'kuaidi100'");
  await changeSource(ctx(), { id: rows[0].id, change: { shop: 'another' }, by: 'system' });
  await shipped('N-1', 'yto', 'YT0000000000001');
  await round();
  expect(vendor.asked).toEqual([]);
  await mend(rows[0].id);
  await round();
  expect(vendor.asked).toMatchObject([{ number: 'YT0000000000001' }]);
});

async function keyless() {
  const { rows } = await pool().query("select id from source where name = 'keyless'");
  return { id: rows[0].id as string, secrets: { salt: SALT, key: KUAIDI100_KEY } };
}

test('a number that the vendor has already is subscribed', async () => {
  await standInKuaidi100(['501']);
  await shipped('N-1', 'yto', 'YT0000000000001');
  await round();
  expect(await rows()).toMatchObject([{ state: 'active' }]);
});

test('an answer that never came is tried again, later each time, until the vendor is back', async () => {
  const vendor = await standInKuaidi100(['drop', '500', { status: 502, body: '<html>' }]);
  await shipped('N-1', 'yto', 'YT0000000000001');
  await round();
  expect(await rows()).toMatchObject([{ state: 'wanted', due: 1 }]);
  await round();
  expect(vendor.asked).toHaveLength(1);
  for (const due of [1 + 2, 1 + 2 + 4]) {
    now = START + (await rows())[0]!.due! * MINUTE;
    await round();
    expect((await rows())[0]!.due).toBe(due);
  }
  now = START + 7 * MINUTE;
  await round();
  expect(await rows()).toMatchObject([{ state: 'active', reason: null }]);
});

test('a key that is wrong pauses the account and blames no number', async () => {
  const vendor = await standInKuaidi100(['601']);
  for (const n of [1, 2, 3]) await shipped(`N-${n}`, 'yto', `YT000000000000${n}`);
  await round();
  expect(vendor.asked).toHaveLength(1);
  expect((await rows()).map((r) => r.state)).toEqual(['wanted', 'wanted', 'wanted']);
  expect(await codes()).toEqual([]);
});

test('what one account does not take goes to the next, and staff are told when nobody takes it', async () => {
  await account('second', { key: KUAIDI100_KEY });
  const vendor = await standInKuaidi100(['702', '702']);
  await shipped('N-1', 'yto', 'YT0000000000001');
  await round();
  expect(await codes()).toEqual([]);
  await round();
  await round();
  expect(vendor.asked).toHaveLength(2);
  expect(await rows()).toMatchObject([
    { source: 'kuaidi100', state: 'refused' },
    { source: 'second', state: 'refused' },
  ]);
  expect(await codes()).toEqual(['problem.bad_number']);
});

const sourceId = async (name: string) => (await pool().query('select id from source where name = $1', [name])).rows[0].id as string;
const switchTo = async (name: string, enabled: boolean) =>
  changeSource(ctx(), { id: await sourceId(name), change: { enabled }, by: 'system' });

test('numbers of an account that is switched off go to another, which keeps them when the first comes back', async () => {
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'yto', 'YT0000000000001');
  await round();
  await shipped('N-2', 'yto', 'YT0000000000002');
  await planSubscriptions(ctx());
  await account('second', { salt: SALT, key: KUAIDI100_KEY });
  await round();
  expect((await rows()).map((r) => r.source)).toEqual(['kuaidi100', 'kuaidi100']);
  await shipped('N-3', 'yto', 'YT0000000000003');
  await planSubscriptions(ctx());
  await switchTo('kuaidi100', false);
  await round();
  expect((await rows()).filter((r) => r.source === 'second').map((r) => [r.key, r.state])).toEqual(
    [1, 2, 3].map((n) => [`yto/YT000000000000${n}`, 'active']),
  );
  const asked = vendor.asked.length;
  await switchTo('kuaidi100', true);
  await round();
  expect(vendor.asked).toHaveLength(asked);
  expect((await rows()).filter((r) => r.source === 'kuaidi100')).toMatchObject([1, 2, 3].map(() => ({ state: 'ended', reason: 'moved' })));
});

test('numbers that moved to another account move back when that one is switched off', async () => {
  await standInKuaidi100();
  await account('second', { salt: SALT, key: KUAIDI100_KEY });
  await shipped('N-1', 'yto', 'YT0000000000001');
  await round();
  await switchTo('kuaidi100', false);
  await round();
  await switchTo('kuaidi100', true);
  await switchTo('second', false);
  await round();
  expect(await rows()).toMatchObject([
    { source: 'kuaidi100', state: 'active', reason: null },
    { source: 'second', state: 'stopping', reason: 'moved' },
  ]);
});

test('numbers that nobody else can watch stay with the account that was switched off, and what is over stays over', async () => {
  const vendor = await standInKuaidi100();
  for (const n of [1, 2]) await shipped(`N-${n}`, 'yto', `YT000000000000${n}`);
  await round();
  await pool().query("update subscription set state = 'ended', reason = 'by_staff' where shipment_key = 'yto/YT0000000000002'");
  await switchTo('kuaidi100', false);
  await round();
  expect((await rows()).map((r) => r.state)).toEqual(['active', 'ended']);
  await switchTo('kuaidi100', true);
  await round();
  expect((await rows()).map((r) => r.state)).toEqual(['active', 'ended']);
  await account('second', { salt: SALT, key: KUAIDI100_KEY });
  await switchTo('kuaidi100', false);
  await round();
  expect(vendor.asked.map((a) => a.number)).toEqual(['YT0000000000001', 'YT0000000000002', 'YT0000000000001']);
});

test('numbers that service was to decide about go to another account when theirs is switched off, or come to rest', async () => {
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'yto', 'YT0000000000001');
  await round();
  const undecided =
    "update subscription set state = 'undecided', reason = 'never_known', renewals = 3, due_at = null where source = 'kuaidi100'";
  await pool().query(undecided);
  await switchTo('kuaidi100', false);
  await round();
  expect(await rows()).toMatchObject([{ source: 'kuaidi100', state: 'ended', reason: 'account_off', due: null }]);
  await switchTo('kuaidi100', true);
  await round();
  expect(await rows()).toMatchObject([{ source: 'kuaidi100', state: 'active', reason: null }]);
  expect(vendor.asked).toHaveLength(2);

  await pool().query(undecided);
  await account('second', { salt: SALT, key: KUAIDI100_KEY });
  await switchTo('kuaidi100', false);
  await round();
  expect(await rows()).toMatchObject([
    { source: 'kuaidi100', state: 'ended', reason: 'account_off' },
    { source: 'second', state: 'active', reason: null },
  ]);
  await switchTo('kuaidi100', true);
  await round();
  expect((await rows()).map((r) => r.state)).toEqual(['ended', 'active']);
});

test('three days without a record ask again after half an hour, three times; then service decides', async () => {
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'yto', 'YT0000000000001');
  await round();
  for (let n = 1; n <= 3; n += 1) {
    await pushKuaidi100(path, abort('3天查询无记录'));
    await pool().query("update subscription set due_at = $1 where state = 'wanted'", [new Date(now + 35 * MINUTE)]);
    await round();
    expect(vendor.asked).toHaveLength(n);
    now += 35 * MINUTE;
    await round();
    expect(vendor.asked).toHaveLength(n + 1);
  }
  await pushKuaidi100(path, abort('3天查询无记录', { extra: 'once more' }));
  await round();
  expect(await rows()).toMatchObject([{ state: 'undecided', reason: 'never_known', due: null }]);
  expect(vendor.asked).toHaveLength(4);
});

test('a number that has the form of another carrier is flagged when nobody has news of it', async () => {
  await standInKuaidi100();
  await shipped('N-1', 'yto', 'SF1000000000001');
  await shipped('N-2', 'yto', 'YT0000000000001');
  await round();
  for (const nu of ['SF1000000000001', 'YT0000000000001'])
    await pushKuaidi100(path, abort('3天查询无记录', { lastResult: { nu, com: 'yuantong', state: '0', data: [] } }));
  const { rows: flagged } = await pool().query("select subject, source from fact where code = 'problem.bad_number'");
  expect(flagged).toEqual([{ subject: 't:yto/SF1000000000001', source: 'daona' }]);
  expect((await rows()).map((r) => r.state)).toEqual(['wanted', 'wanted']);
});

test('a corrected carrier is subscribed anew, not before half an hour after the vendor gave up', async () => {
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'yto', 'YT0000000000001');
  await round();
  const corrected = { autoCheck: '1', comOld: 'yuantong', comNew: 'ems', lastResult: { nu: 'YT0000000000001', com: 'ems', data: [] } };
  now = Date.now() + MINUTE;
  await pushKuaidi100(path, abort('3天查询无记录', corrected));
  await round();
  expect(await rows()).toMatchObject([
    { key: 'ems/YT0000000000001', state: 'wanted', reason: 'never_known' },
    { key: 'yto/YT0000000000001', state: 'ended', reason: 'corrected' },
  ]);
  expect(vendor.asked).toHaveLength(1);
  now += 36 * MINUTE;
  await round();
  expect(vendor.asked.at(-1)).toMatchObject({ company: 'ems', number: 'YT0000000000001' });
});

test('sixty days without a change wait for service, and a delivery ends the watching', async () => {
  await standInKuaidi100();
  await shipped('N-1', 'yto', 'YT0000000000001');
  await shipped('N-2', 'sto', '773000000000001');
  await round();
  await pushKuaidi100(path, abort('60天无变化'));
  const scan = { time: '2026-11-20 09:00:00', ftime: '2026-11-20 09:00:00', context: '已签收,签收人: 本人' };
  await pushKuaidi100(path, { status: 'shutdown', lastResult: { nu: '773000000000001', com: 'shentong', state: '3', data: [scan] } });
  expect(await rows()).toMatchObject([
    { key: 'sto/773000000000001', state: 'ended', reason: 'done' },
    { key: 'yto/YT0000000000001', state: 'undecided', reason: 'no_change' },
  ]);
});

test('orders of the past and orders that nobody waits for cost no subscription', async () => {
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'yto', 'YT0000000000001', { history: true });
  await shipped('N-2', 'yto', 'YT0000000000002');
  await round();
  expect(vendor.asked.map((a) => a.number)).toEqual(['YT0000000000002']);
  const closing = { reporter: { source: 'shop', kind: 'platform' as const }, order: { shop: 'north', orderNo: 'N-2' } };
  await recordFacts(ctx(), {
    orders: [],
    facts: [{ ...closing, identityKey: 'c', code: 'cancel.confirmed', occurredAt: now, precision: 'second' }],
  });
  await pool().query("update orders set open = false, updated_at = $1 where order_no = 'N-2'", [new Date(now - 96 * HOUR)]);
  expect(await endOutlivedSubscriptions(ctx())).toBe(1);
  await round();
  expect(await rows()).toMatchObject([{ state: 'ended', reason: 'order_closed' }]);
});

test('shipments from before the account are subscribed once it is there', async () => {
  await freshDatabase();
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'yto', 'YT0000000000001');
  expect(await planSubscriptions(ctx())).toBe(0);
  await account('kuaidi100', { key: KUAIDI100_KEY });
  await round();
  expect(vendor.asked).toHaveLength(1);
});

test('two workers at once ask once, and one that died leaves its numbers to the next', async () => {
  const vendor = await standInKuaidi100();
  for (const n of [1, 2, 3, 4]) await shipped(`N-${n}`, 'yto', `YT000000000000${n}`);
  await Promise.all([planSubscriptions(ctx()), planSubscriptions(ctx())]);
  await pool().query('update subscription set leased_until = $1', [new Date(now + 5 * MINUTE)]);
  await round();
  expect(vendor.asked).toHaveLength(0);
  now += 5 * MINUTE;
  await Promise.all([callDueVendors(ctx()), callDueVendors(ctx())]);
  expect(vendor.asked.map((a) => a.number).sort()).toEqual([1, 2, 3, 4].map((n) => `YT000000000000${n}`));
  const gaps = vendor.calls.map((c) => c.at).sort((a, b) => a - b);
  expect(gaps.at(-1)! - gaps[0]!).toBeGreaterThanOrEqual(250);
});
