import { beforeEach, describe, expect, test } from 'vitest';
import { HOUR } from '@/server/domain/shared/instant';
import { canonicalCarrier } from '@/server/domain/tracking/carriers';
import { pool } from '@/server/platform/database';
import { AFTERSHIP_SLUGS, aftershipSubscriber } from '@/server/sources/aftership/subscribe';
import { EASYPOST_CARRIERS } from '@/server/sources/easypost/create-tracker';
import { easypostPuller } from '@/server/sources/easypost/subscribe';
import { SHIPPO_TOKENS } from '@/server/sources/shippo/register-track';
import { shippoPuller } from '@/server/sources/shippo/subscribe';
import type { SourceAccount } from '@/server/sources/source';
import type { Watch } from '@/server/sources/subscriber';
import { newContext } from '@/server/store/context';
import { registerSource } from '@/server/usecases/source/register-source';
import { callDueVendors } from '@/server/usecases/subscription/call-due-vendors';
import { planSubscriptions } from '@/server/usecases/subscription/plan-subscriptions';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { SECRET } from '../../support/push';
import { EASYPOST_KEY, standInEasypost } from '../../support/vendors/easypost';
import { SHIPPO_KEY, standInShippo } from '../../support/vendors/shippo';
import { standInVendor } from '../../support/vendors/stand-in';

const START = Date.parse('2026-11-21T04:00:00Z');
let now = START;
const ctx = () => newContext(() => now);

beforeEach(async () => {
  await freshDatabase();
  now = START;
});

async function account(adapter: string, secrets: Record<string, string>): Promise<void> {
  await registerSource(ctx(), { name: adapter, adapter, secrets, by: 'system' });
}

async function shipped(orderNo: string, carrier: string, trackingNo: string): Promise<void> {
  const reporter = { source: 'wms', kind: 'wms' as const };
  const order = { shop: 'north', orderNo };
  const header = { ...order, type: 'normal' as const, placedAt: START - HOUR, items: [] };
  const when = { occurredAt: START, precision: 'second' as const };
  const fact = { reporter, order, shipment: { carrier, trackingNo }, identityKey: 's', code: 'shipped', ...when };
  await recordFacts(ctx(), { orders: [{ reporter, header, contact: {} }], facts: [fact] });
}

async function round(): Promise<void> {
  await planSubscriptions(ctx());
  await callDueVendors(ctx());
}

const rows = async () =>
  (await pool().query('select shipment_key as key, source, state from subscription order by shipment_key, source')).rows;
const opened = (name: string, apiKey: string): SourceAccount => ({ name, shop: null, timeZone: 'UTC', secrets: { apiKey } });
const watch = (carrier: string, trackingNo: string): Watch => ({ shipment: { carrier, trackingNo }, isRenewal: false });

test('numbers are watched by the vendor that knows their carrier, in its own words', async () => {
  await account('easypost', { secret: SECRET, apiKey: EASYPOST_KEY });
  await account('shippo', { apiKey: SHIPPO_KEY });
  const [easypost, shippo] = [await standInEasypost(), await standInShippo()];
  await shipped('N-1', 'royalmail', 'RM1');
  await shipped('N-2', 'ups', '1Z1');
  await round();
  expect([...easypost.asked, ...shippo.asked]).toContainEqual({ tracking_code: 'RM1', carrier: 'RoyalMail' });
  expect(easypost.asked.length + shippo.asked.length).toBe(2);
  expect((await rows()).map((row) => row.state)).toEqual(['active', 'active']);
  await round();
  expect(easypost.asked.length + shippo.asked.length).toBe(2);
});

test('a busy vendor is asked later, a refused number is said to be one, a wrong key is our own fault', async () => {
  await account('easypost', { secret: SECRET, apiKey: EASYPOST_KEY });
  const vendor = await standInEasypost([
    { status: 429, body: {} },
    { status: 422, body: { error: { code: 'TRACKER.CREATE.ERROR' } } },
  ]);
  await shipped('N-1', 'usps', '1234');
  await round();
  expect((await rows())[0]!.state).toBe('wanted');
  now += HOUR;
  await round();
  expect([(await rows())[0]!.state, vendor.asked.length]).toEqual(['refused', 2]);
  expect((await pool().query("select code from fact where subject = 't:usps/1234'")).rows).toEqual([{ code: 'problem.bad_number' }]);
  expect(await easypostPuller.ask(opened('easypost', 'another key'), [watch('usps', '9400')])).toMatchObject([{ outcome: 'config' }]);
});

test('AfterShip is told a number once; that it has it already is as good, and its codes are told apart', async () => {
  const says = [
    { status: 400, body: { meta: { code: 4003 } } },
    { status: 400, body: { meta: { code: 4005 } } },
    { status: 400, body: { meta: { code: 4012 } } },
  ];
  const vendor = await standInVendor('AFTERSHIP_BASE_URL', (call) => {
    if (call.headers.get('as-api-key') !== 'right') return { status: 401, body: { meta: { code: 401 } } };
    return says.shift() ?? { status: 201, body: { meta: { code: 201 }, data: { id: '1' } } };
  });
  const start = (apiKey: string, carrier = 'royalmail') =>
    aftershipSubscriber.start(opened('aftership', apiKey), [watch(carrier, 'RM1')], '');
  expect(await start('right')).toEqual([{ outcome: 'done' }]);
  expect(await start('right')).toMatchObject([{ outcome: 'refused', isBadNumber: true }]);
  expect(await start('right')).toMatchObject([{ outcome: 'refused', isBadNumber: false }]);
  expect(await start('right')).toEqual([{ outcome: 'done' }]);
  expect(await start('wrong')).toMatchObject([{ outcome: 'config' }]);
  expect(await start('right', 'zto')).toMatchObject([{ outcome: 'refused', isBadNumber: false }]);
  expect(vendor.calls).toHaveLength(5);
  expect([vendor.calls[0]!.path, JSON.parse(vendor.calls[0]!.body)]).toEqual([
    '/tracking/2025-01/trackings',
    { tracking_number: 'RM1', slug: 'royal-mail' },
  ]);
});

test.each([
  ['AfterShip', AFTERSHIP_SLUGS],
  ['EasyPost', EASYPOST_CARRIERS],
  ['Shippo', SHIPPO_TOKENS],
])('what %s pushes under its own name of a carrier finds the shipment under ours', (_, names) => {
  for (const [code, name] of Object.entries(names)) expect(canonicalCarrier(name), name).toBe(code);
});

describe('asking what is known now', () => {
  test('is answered as a push would have told it', async () => {
    await standInEasypost();
    await standInShippo();
    for (const [puller, key] of [
      [easypostPuller, EASYPOST_KEY],
      [shippoPuller, SHIPPO_KEY],
    ] as const) {
      const as = opened('one', key);
      const [said] = await puller.ask(as, [watch('usps', '9400')]);
      if (said?.outcome !== 'told') throw new Error(said?.outcome);
      const parsed = puller.read({ body: said.body, headers: new Headers(), receivedAt: START }, as);
      expect(parsed).toMatchObject({
        report: { facts: [{ code: 'in_transit.departed', shipment: { carrier: 'usps', trackingNo: '9400' } }] },
      });
    }
  });

  test('comes to nothing where the vendor knows nothing, and never throws at nonsense', async () => {
    await standInShippo([{ status: 400, body: { carrier: ['Invalid value'] } }, { status: 201, body: 'no JSON' }, 'drop']);
    const as = opened('shippo', SHIPPO_KEY);
    expect(await shippoPuller.ask(as, [watch('usps', '1')])).toEqual([{ outcome: 'nothing' }]);
    const [said] = await shippoPuller.ask(as, [watch('usps', '1')]);
    if (said?.outcome !== 'told') throw new Error(said?.outcome);
    expect(shippoPuller.read({ body: said.body, headers: new Headers(), receivedAt: START }, as).kind).toBe('unreadable');
    expect(await shippoPuller.ask(as, [watch('usps', '1'), watch('zto', '2')])).toMatchObject([
      { outcome: 'retry' },
      { outcome: 'nothing' },
    ]);
  });
});
