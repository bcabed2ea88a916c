import { beforeEach, expect, test } from 'vitest';
import { HOUR, MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { registerSource } from '@/server/usecases/source/register-source';
import { callDueVendors } from '@/server/usecases/subscription/call-due-vendors';
import { planSubscriptions } from '@/server/usecases/subscription/plan-subscriptions';
import { freshDatabase } from '../../database/fresh-database';
import { push17track, pushAftership, pushSf, SECRET } from '../../support/push';
import { recordShipped } from '../../support/shipped-order';
import { KDNIAO, standInKdniao } from '../../support/vendors/kdniao';
import { KUAIDI100_KEY, standInKuaidi100 } from '../../support/vendors/kuaidi100';
import { standIn17track, TRACK17_KEY } from '../../support/vendors/track17';

const START = Date.parse('2026-11-21T04:00:00Z');
let now = START;
const ctx = () => newContext(() => now);

beforeEach(async () => {
  await freshDatabase();
  now = START;
});

async function account(adapter: string, secrets: Record<string, string>): Promise<string> {
  return (await registerSource(ctx(), { name: adapter, adapter, secrets, by: 'system' })).path;
}

function shipped(orderNo: string, carrier: string, trackingNo: string, phone?: string): Promise<void> {
  return recordShipped(ctx(), { orderNo, carrier, trackingNo, at: START, phone });
}

async function round(): Promise<void> {
  await planSubscriptions(ctx());
  await callDueVendors(ctx());
}

async function rows(): Promise<{ key: string; source: string; state: string; reason: string | null }[]> {
  return (await pool().query('select shipment_key as key, source, state, reason from subscription order by shipment_key, source')).rows;
}

test('17TRACK registers up to forty numbers in one call, with the carrier as its number or to be recognised', async () => {
  await account('17track', { key: TRACK17_KEY });
  const vendor = await standIn17track();
  for (let n = 10; n < 51; n += 1) await shipped(`N-${n}`, n === 10 ? 'ups' : 'usps', `9400000000${n}`);
  await round();
  expect(vendor.asked.map((a) => [a.path, a.items.length])).toEqual([
    ['register', 40],
    ['register', 1],
  ]);
  const items = vendor.asked.flatMap((a) => a.items);
  expect(items).toContainEqual({ number: '940000000010', carrier: 100002, tag: 'carrier:ups' });
  expect(items).toContainEqual({ number: '940000000011', auto_detection: true, tag: 'carrier:usps' });
  expect(new Set((await rows()).map((r) => r.state))).toEqual(new Set(['active']));
  expect(vendor.calls[1]!.at - vendor.calls[0]!.at).toBeGreaterThanOrEqual(300);
});

test('one number that 17TRACK refuses spoils no other of its call', async () => {
  await account('17track', { key: TRACK17_KEY });
  await standIn17track();
  await shipped('N-1', 'usps', '1234');
  await shipped('N-2', 'usps', '940000000002');
  await round();
  expect(await rows()).toMatchObject([
    { key: 'usps/1234', state: 'refused' },
    { key: 'usps/940000000002', state: 'active' },
  ]);
  expect((await pool().query("select code from fact where subject = 't:usps/1234'")).rows).toEqual([{ code: 'problem.bad_number' }]);
});

test('17TRACK is slow, busy or refuses the key: later, and nobody is blamed', async () => {
  await account('17track', { key: TRACK17_KEY });
  const vendor = await standIn17track([
    { status: 429, body: '' },
    { status: 401, body: { code: -18010002 } },
    { body: { code: -18010003, data: {} } },
  ]);
  await shipped('N-1', 'usps', '940000000001');
  for (const _ of [1, 2, 3]) {
    await round();
    expect((await rows())[0]!.state).toBe('wanted');
    now += HOUR;
  }
  await round();
  expect([(await rows())[0]!.state, vendor.asked.length]).toEqual(['active', 4]);
});

test('a number that 17TRACK gave up is tracked anew once, when service says so, and told to stop when nobody waits', async () => {
  const path = await account('17track', { key: TRACK17_KEY });
  const vendor = await standIn17track();
  await shipped('N-1', 'usps', '940000000001');
  await round();
  await push17track(
    path,
    { event: 'TRACKING_STOPPED', data: { number: '940000000001', carrier: 21051, tag: 'carrier:usps' } },
    TRACK17_KEY,
  );
  expect(await rows()).toMatchObject([{ state: 'undecided', reason: 'no_change' }]);
  await pool().query("update subscription set state = 'wanted', renewals = 1, due_at = $1", [new Date(now)]);
  await round();
  expect(vendor.asked.map((a) => a.path)).toEqual(['register', 'retrack']);
  expect(await rows()).toMatchObject([{ state: 'active' }]);
  await pool().query("update subscription set state = 'stopping', reason = 'order_closed', due_at = $1", [new Date(now)]);
  await round();
  expect(vendor.asked.at(-1)).toEqual({ path: 'stoptrack', items: [{ number: '940000000001' }] });
  expect(await rows()).toMatchObject([{ state: 'ended', reason: 'order_closed' }]);
});

test('a number that 17TRACK has forgotten is registered anew', async () => {
  await account('17track', { key: TRACK17_KEY });
  const vendor = await standIn17track();
  await shipped('N-1', 'usps', '940000000001');
  await planSubscriptions(ctx());
  await pool().query('update subscription set renewals = 1');
  await round();
  expect(vendor.asked.map((a) => a.path)).toEqual(['retrack', 'register']);
  expect(await rows()).toMatchObject([{ state: 'active' }]);
});

test('a vendor that says in a scan that it ended leaves the number to service', async () => {
  const path = await account('aftership', { secret: SECRET });
  await shipped('N-1', 'ups', '1Z999AA10123456784');
  await pool().query(
    "insert into subscription (source, shipment_key, order_id, state) select 'aftership', shipment_key, order_id, 'active' from shipment_link",
  );
  await pushAftership(path, {
    event: 'tracking_update',
    msg: { tracking_number: '1Z999AA10123456784', slug: 'ups', tag: 'Expired', subtag: 'Expired_001' },
  });
  expect(await rows()).toMatchObject([{ state: 'undecided', reason: 'no_change' }]);
});

test('快递鸟 gets its own words and signature; its reasons are told apart', async () => {
  await account('kdniao', KDNIAO);
  const vendor = await standInKdniao(['系统繁忙', '手机号后四位错误', '套餐余额不足']);
  await shipped('N-1', 'yunda', '4300000000001');
  await shipped('N-2', 'sf', 'SF1000000000001', '+8613800138000');
  await round();
  now += 6 * HOUR;
  await round();
  now += 6 * HOUR;
  await round();
  now += 5 * MINUTE;
  await round();
  expect(vendor.asked.map((a) => [a.requestType, a.request.ShipperCode])).toContainEqual(['1008', 'YD']);
  expect(vendor.asked.find((a) => a.request.ShipperCode === 'SF')!.request).toEqual({
    ShipperCode: 'SF',
    LogisticCode: 'SF1000000000001',
    CustomerName: '8000',
  });
  expect((await rows()).map((r) => r.state)).toEqual(['active', 'active']);
});

test('a shipment that goes back under a new number is subscribed under it', async () => {
  await account('kdniao', KDNIAO);
  const path = await account('sf', {});
  const vendor = await standInKdniao();
  await shipped('N-1', 'sf', 'SF1000000000001', '+8613800138000');
  await round();
  const back = { mailno: 'SF1000000000001', acceptTime: '2026-11-20 10:00:00', opCode: '648', remark: '已退回,新单号为: SF1000000000002' };
  await pushSf(path, [back]);
  await round();
  expect(vendor.asked.map((a) => a.request.LogisticCode)).toEqual(['SF1000000000001', 'SF1000000000002']);
});

test('an account whose numbers somebody else subscribes asks for none', async () => {
  await account('kdniao', { ...KDNIAO, subscribe: 'no' });
  const vendor = await standInKdniao();
  await shipped('N-1', 'yunda', '4300000000001');
  await round();
  expect([vendor.asked, await rows()]).toEqual([[], []]);
});

test('each number goes to the vendor that knows its carrier, and to one vendor alone', async () => {
  await account('17track', { key: TRACK17_KEY });
  await account('kuaidi100', { key: KUAIDI100_KEY });
  await account('kdniao', KDNIAO);
  await standIn17track();
  await standInKuaidi100();
  await standInKdniao();
  await shipped('N-1', 'yto', 'YT0000000000001');
  await shipped('N-2', 'chinapost', 'RR123456785CN');
  await shipped('N-3', 'royalmail', 'RM123456785GB');
  await round();
  expect(await rows()).toMatchObject([
    { key: 'chinapost/RR123456785CN', source: 'kuaidi100', state: 'active' },
    { key: 'royalmail/RM123456785GB', source: '17track', state: 'active' },
    { key: 'yto/YT0000000000001', source: 'kuaidi100', state: 'active' },
  ]);
});
