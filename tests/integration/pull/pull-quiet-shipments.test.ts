import { beforeEach, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '@/server/domain/shared/instant';
import { addTraffic, noTraffic } from '@/server/domain/source/traffic';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { readFailures, readTraffic, rollUpHours } from '@/server/store/source-traffic';
import { pullQuietShipments } from '@/server/usecases/pull/pull-quiet-shipments';
import { readSourceHealth } from '@/server/usecases/source/read-source-health';
import { registerSource } from '@/server/usecases/source/register-source';
import { replayReceived } from '@/server/usecases/source/replay-received';
import { flushTraffic } from '@/server/usecases/source/traffic-counter';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { push17track, pushKdniao, pushKuaidi100, pushSf, SALT } from '../../support/push';
import { recordShipped } from '../../support/shipped-order';
import { KDNIAO, standInKdniao } from '../../support/vendors/kdniao';
import { KUAIDI100_CUSTOMER, KUAIDI100_KEY, standInKuaidi100 } from '../../support/vendors/kuaidi100';
import { SF_ACCOUNT, standInSf } from '../../support/vendors/sf';
import { standInVendor } from '../../support/vendors/stand-in';
import { standIn17track, TRACK17_KEY } from '../../support/vendors/track17';
import { callsAs } from '../console/staff-caller';

/** Pushes arrive on the real clock, so the night is reckoned from it. */
let now = Date.now();
const ctx = () => newContext(() => now);
const ago = (ms: number) => new Date(Date.now() - ms);
/** A clock in Shanghai. */
const wall = (ms: number) => new Date(ago(ms).getTime() + 8 * HOUR).toISOString().slice(0, 19).replace('T', ' ');

beforeEach(async () => {
  // what tests before this one counted belongs to none
  await flushTraffic(ctx());
  await freshDatabase();
  now = Date.now();
});

async function account(adapter: string, secrets: Record<string, string>): Promise<string> {
  return (await registerSource(ctx(), { name: adapter, adapter, secrets, by: 'system' })).path;
}

function shipped(orderNo: string, carrier: string, trackingNo: string, phone?: string): Promise<void> {
  return recordShipped(ctx(), { orderNo, carrier, trackingNo, at: now - 5 * DAY, phone });
}

async function shipment(orderNo: string): Promise<{ milestone: string; lines: number }> {
  const { rows } = await pool().query(
    `select doc->'state'->'shipments'->0->>'milestone' as milestone,
       (select count(*)::int from fact where subject = 't:' || (doc->'state'->'shipments'->0->>'key')) as lines from orders where order_no = $1`,
    [orderNo],
  );
  return rows[0];
}

const count = async () => (await pool().query('select count(*)::int as n from fact')).rows[0].n as number;

test('快递100: a lost push comes in by the query, scans told before stay the same facts', async () => {
  const path = await account('kuaidi100', { salt: SALT, key: KUAIDI100_KEY, customer: KUAIDI100_CUSTOMER });
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'sf', 'SF1000000000001', '+8613800138000');
  const line = (ms: number, context: string, statusCode: string) => ({ time: wall(ms), ftime: wall(ms), context, statusCode });
  const first = line(4 * DAY, '已揽收', '103');
  await pushKuaidi100(path, { status: 'polling', lastResult: { nu: 'SF1000000000001', com: 'shunfeng', state: '0', data: [first] } });
  const last = line(2 * DAY, '已签收,签收人: 本人', '301');
  vendor.results.set('SF1000000000001', { state: '3', data: [last, first] });
  expect(await pullQuietShipments(ctx())).toEqual({ told: 1, nothing: 0, failed: 0, resting: 0 });
  expect(vendor.queried).toEqual([{ com: 'shunfeng', num: 'SF1000000000001', phone: '8000' }]);
  expect(await shipment('N-1')).toEqual({ milestone: 'delivered', lines: 2 });
  const facts = await count();
  await pushKuaidi100(path, { status: 'polling', lastResult: { nu: 'SF1000000000001', com: 'shunfeng', state: '3', data: [last, first] } });
  expect(await count()).toBe(facts);
});

test('17TRACK: up to forty numbers in one question, and news that nobody has is no failure', async () => {
  const path = await account('17track', { key: TRACK17_KEY });
  const vendor = await standIn17track();
  await shipped('N-1', 'usps', '9400000000001');
  await shipped('N-2', 'usps', '9400000000002');
  const event = (ms: number, sub_status: string) => ({
    time_iso: ago(ms).toISOString(),
    sub_status,
    description: sub_status,
  });
  const info = (...events: object[]) => ({ tracking: { providers: [{ provider: { key: 21051 }, events }] } });
  const first = event(4 * DAY, 'InTransit_PickedUp');
  const data = { number: '9400000000001', carrier: 21051, tag: 'carrier:usps', track_info: info(first) };
  await push17track(path, { event: 'TRACKING_UPDATED', data }, TRACK17_KEY);
  for (const number of ['9400000000001', '9400000000002']) await fetch(`${vendor.url}/track/v2.2/register`, registering(number));
  vendor.infos.set('9400000000001', info(event(2 * DAY, 'OutForDelivery_Other'), first));
  expect(await pullQuietShipments(ctx())).toMatchObject({ told: 1, nothing: 1, failed: 0 });
  const { path: asked, items } = vendor.asked.at(-1)!;
  expect([asked, items.map((item) => item.number).sort()]).toEqual(['gettrackinfo', ['9400000000001', '9400000000002']]);
  expect(await shipment('N-1')).toEqual({ milestone: 'out_for_delivery', lines: 2 });
});

function registering(number: string): RequestInit {
  return { method: 'POST', body: JSON.stringify([{ number, tag: 'carrier:usps' }]), headers: { '17token': TRACK17_KEY } };
}

test('快递鸟: the query tells what the push did not', async () => {
  const path = await account('kdniao', KDNIAO);
  const vendor = await standInKdniao();
  await shipped('N-1', 'zto', '75000000000001');
  const trace = (ms: number, AcceptStation: string, Action: string) => ({ AcceptTime: wall(ms), AcceptStation, Action });
  const first = trace(4 * DAY, '已揽收', '1');
  const item = { ShipperCode: 'ZTO', LogisticCode: '75000000000001', State: '1', Success: true, Traces: [first] };
  await pushKdniao(path, { EBusinessID: '1', Data: [item] }, KDNIAO.apiKey);
  vendor.tracks.set('75000000000001', { State: '2', StateEx: '202', Traces: [first, trace(2 * DAY, '派件中', '202')] });
  expect(await pullQuietShipments(ctx())).toMatchObject({ told: 1, failed: 0 });
  expect(vendor.asked.at(-1)).toMatchObject({ requestType: '8001', request: { ShipperCode: 'ZTO' } });
  expect(await shipment('N-1')).toEqual({ milestone: 'out_for_delivery', lines: 2 });
});

test('SF: the same scan pushed and asked for is one fact', async () => {
  const path = await account('sf', SF_ACCOUNT);
  const vendor = await standInSf();
  await shipped('N-1', 'sf', 'SF1000000000001', '+8613800138000');
  const scan = (ms: number, opCode: string) => ({ acceptTime: wall(ms), acceptAddress: '深圳市', remark: 'x', opCode });
  const first = scan(4 * DAY, '50');
  await pushSf(path, [{ ...first, mailno: 'SF1000000000001', id: '1' }]);
  vendor.routes.set('SF1000000000001', [first, scan(2 * DAY, '44')]);
  expect(await pullQuietShipments(ctx())).toMatchObject({ told: 1, failed: 0 });
  expect(vendor.asked).toMatchObject([{ trackingNumber: ['SF1000000000001'], checkPhoneNo: '8000' }]);
  expect(await shipment('N-1')).toEqual({ milestone: 'out_for_delivery', lines: 2 });
});

test('only shipments without news are asked about, and one number rests half an hour', async () => {
  await account('kuaidi100', { key: KUAIDI100_KEY, customer: KUAIDI100_CUSTOMER });
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'yto', 'YT0000000000001');
  await shipped('N-2', 'yto', 'YT0000000000002');
  await shipped('N-2', 'yto', 'YT0000000000003');
  const fresh = { reporter: { source: 'yto', kind: 'carrier' as const }, shipment: { carrier: 'yto', trackingNo: 'YT0000000000002' } };
  await recordFacts(ctx(), {
    orders: [],
    facts: [{ ...fresh, identityKey: 'x', code: 'in_transit', occurredAt: now - HOUR, precision: 'second' }],
  });
  expect(await pullQuietShipments(ctx())).toEqual({ told: 0, nothing: 2, failed: 0, resting: 0 });
  now += 20 * MINUTE;
  expect(await pullQuietShipments(ctx())).toEqual({ told: 0, nothing: 0, failed: 0, resting: 2 });
  now += 15 * MINUTE;
  expect(await pullQuietShipments(ctx())).toMatchObject({ nothing: 2 });
  const asked = vendor.queried.map((q) => q.num).sort();
  expect(asked).toEqual(['YT0000000000001', 'YT0000000000001', 'YT0000000000003', 'YT0000000000003']);
});

test('a vendor that cannot be reached is left alone after three tries', async () => {
  await account('kuaidi100', { key: KUAIDI100_KEY, customer: KUAIDI100_CUSTOMER });
  const vendor = await standInVendor('KUAIDI100_BASE_URL', () => 'drop');
  for (let n = 1; n <= 5; n += 1) await shipped(`N-${n}`, 'yto', `YT000000000000${n}`);
  expect(await pullQuietShipments(ctx())).toEqual({ told: 0, nothing: 0, failed: 3, resting: 0 });
  expect(vendor.calls).toHaveLength(3);
});

/** What the health of an account says of its calls, and when it was last heard of its own accord and by an answer. */
async function healthOf(name: string) {
  await flushTraffic(ctx());
  const row = (await pool().query('select id, last_ok_at, last_answer_at from source where name = $1', [name])).rows[0];
  const [minutes, failures] = [await readTraffic(pool(), 'minute', 0, row.id), await readFailures(pool(), row.id, 0)];
  const sum = minutes.reduce(addTraffic, noTraffic());
  const card = (await readSourceHealth(ctx())).find((s) => s.name === name)!;
  return { sum, failures, heardAt: row.last_ok_at, answeredAt: row.last_answer_at, state: card.state, lastOkAt: card.lastOkAt };
}

test('calls that ask about numbers count in the health of the account, one a call, and are no sign of life of its pushes', async () => {
  await account('kuaidi100', { key: KUAIDI100_KEY, customer: KUAIDI100_CUSTOMER });
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'yto', 'YT0000000000001');
  await shipped('N-2', 'yto', 'YT0000000000002');
  vendor.results.set('YT0000000000001', {
    state: '0',
    data: [{ time: wall(DAY), ftime: wall(DAY), context: '已揽收', statusCode: '103' }],
  });
  expect(await pullQuietShipments(ctx())).toMatchObject({ told: 1, nothing: 1 });
  const health = await healthOf('kuaidi100');
  expect(health).toMatchObject({ sum: { good: 2, asked: 2, failed: 0 }, failures: [], heardAt: null, state: 'well' });
  expect(health.sum.latency.reduce((a, b) => a + b)).toBe(2);
  expect(health.lastOkAt).toBe(health.answeredAt);
  expect(health.answeredAt).toBeGreaterThan(now - HOUR);
  await rollUpHours(pool(), 0);
  expect((await pool().query('select good, asked, heard from source_hour')).rows).toEqual([{ good: 2, asked: 2, heard: 0 }]);
});

test('a vendor that does not answer about numbers, or cannot be read, says why in its health, without the numbers', async () => {
  await account('kuaidi100', { key: KUAIDI100_KEY, customer: KUAIDI100_CUSTOMER });
  const vendor = await standInVendor('KUAIDI100_BASE_URL', () => 'drop');
  for (let n = 1; n <= 3; n += 1) await shipped(`N-${n}`, 'yto', `YT000000000000${n}`);
  await pullQuietShipments(ctx());
  expect(vendor.calls).toHaveLength(3);
  const { sum, failures, answeredAt, state } = await healthOf('kuaidi100');
  expect({ sum, answeredAt, state }).toMatchObject({ sum: { good: 0, asked: 0, failed: 3 }, answeredAt: null, state: 'never' });
  expect(failures).toEqual([{ kind: 'failed', reason: expect.stringContaining('no answer'), calls: 3 }]);
  expect(JSON.stringify(failures)).not.toContain('YT00');
});

test('a vendor that refuses the account is not asked again this night', async () => {
  await account('kuaidi100', { key: 'wrong', customer: KUAIDI100_CUSTOMER });
  const vendor = await standInKuaidi100();
  for (let n = 1; n <= 5; n += 1) await shipped(`N-${n}`, 'yto', `YT000000000000${n}`);
  expect(await pullQuietShipments(ctx())).toMatchObject({ failed: 1 });
  expect(vendor.calls).toHaveLength(1);
});

test('an answer that a process kept and did not read is read later, without a signature', async () => {
  await account('kuaidi100', { salt: SALT, key: KUAIDI100_KEY, customer: KUAIDI100_CUSTOMER });
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'yto', 'YT0000000000001');
  vendor.results.set('YT0000000000001', {
    state: '0',
    data: [{ time: wall(DAY), ftime: wall(DAY), context: '已揽收', statusCode: '103' }],
  });
  await pullQuietShipments(ctx());
  await pool().query("update raw_payload set verdict = 'received', received_at = now() - interval '1 hour'");
  expect(await replayReceived(newContext())).toBe(1);
  expect((await pool().query('select verdict from raw_payload')).rows).toEqual([{ verdict: 'recorded' }]);
});

test('what we asked for says nothing about what the vendor pushes', async () => {
  await account('kuaidi100', { key: KUAIDI100_KEY, customer: KUAIDI100_CUSTOMER });
  const vendor = await standInKuaidi100();
  await shipped('N-1', 'yto', 'YT0000000000001');
  await pool().query(
    "insert into subscription (source, shipment_key, order_id, state, reason) select 'kuaidi100', shipment_key, order_id, 'undecided', 'no_change' from shipment_link",
  );
  vendor.results.set('YT0000000000001', {
    state: '0',
    data: [{ time: wall(DAY), ftime: wall(DAY), context: '已揽收', statusCode: '103' }],
  });
  expect(await pullQuietShipments(ctx())).toMatchObject({ told: 1 });
  expect((await pool().query('select state from subscription')).rows).toEqual([{ state: 'undecided' }]);
});

test('service asks about one order now; the number rests after that, and the asking is audited', async () => {
  await shipped('N-1', 'yto', 'YT0000000000001');
  const orderId = (await pool().query('select id from orders')).rows[0].id as string;
  const calls = callsAs('agent');
  expect(await calls.feed.pull({ orderId })).toEqual({ kind: 'nobody_to_ask' });
  await account('kuaidi100', { key: KUAIDI100_KEY, customer: KUAIDI100_CUSTOMER });
  const vendor = await standInKuaidi100();
  vendor.results.set('YT0000000000001', {
    state: '0',
    data: [{ time: wall(HOUR), ftime: wall(HOUR), context: '派件中', statusCode: '5' }],
  });
  expect(await calls.feed.read({ orderId })).toEqual({ feeds: [], canPull: true });
  expect(await calls.feed.pull({ orderId })).toMatchObject({ kind: 'asked', count: { told: 1 } });
  expect((await shipment('N-1')).milestone).toBe('out_for_delivery');
  expect(await calls.feed.pull({ orderId })).toMatchObject({ kind: 'asked', count: { resting: 1 } });
  expect((await pool().query("select count(*)::int as n from audit where action = 'order.pulled'")).rows[0].n).toBe(2);
});
