import { beforeEach, describe, expect, test } from 'vitest';
import { postWebhook } from '@/server/api/webhooks/post-webhook';
import type { ShipmentState } from '@/server/domain/tracking/shipment-state';
import { sha256Hex } from '@/server/platform/crypto';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { readRawPayloads } from '@/server/store/raw-payload';
import { registerSource } from '@/server/usecases/source/register-source';
import { replayReceived } from '@/server/usecases/source/replay-received';
import { flushTraffic } from '@/server/usecases/source/traffic-counter';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';
import { pushAftership, pushKuaidi100, pushShopify, SALT, SECRET, webhookRequest } from '../support/push';

let kuaidi100: string;
let aftership: string;
let shopify: string;

beforeEach(async () => {
  await freshDatabase();
  const ctx = newContext();
  const shop = { shop: 'north', by: 'system' };
  kuaidi100 = (await registerSource(ctx, { ...shop, name: 'kuaidi100', adapter: 'kuaidi100', secrets: { salt: SALT } })).path;
  aftership = (await registerSource(ctx, { ...shop, name: 'aftership', adapter: 'aftership', secrets: { secret: SECRET } })).path;
  shopify = (await registerSource(ctx, { ...shop, name: 'shopify', adapter: 'shopify', secrets: { secret: SECRET } })).path;
});

const line = (ftime: string, context: string, more: object = {}) => ({ time: ftime, ftime, context, ...more });

function push(data: object[], more: object = {}): object {
  return {
    status: 'polling',
    message: '',
    lastResult: { nu: '773000000000001', com: 'shentong', state: '0', ischeck: '0', data, ...more },
  };
}

/** An order that waits for what is pushed about the shipment. */
async function orderWith(carrier: string, trackingNo: string): Promise<void> {
  const order = { shop: 'north', orderNo: 'N-1' };
  const reporter = { source: 'wms', kind: 'wms' as const };
  const shipped = {
    reporter,
    order,
    shipment: { carrier, trackingNo },
    identityKey: 's',
    code: 'shipped',
    occurredAt: Date.parse('2026-11-01'),
    precision: 'second' as const,
  };
  await recordFacts(newContext(), { orders: [], facts: [shipped] });
}

async function shipment(orderNo = 'N-1'): Promise<ShipmentState> {
  const { rows } = await pool().query("select doc->'state'->'shipments'->0 as s from orders where order_no = $1", [orderNo]);
  return rows[0].s;
}

async function facts(): Promise<{ code: string | null; withdrawn: boolean }[]> {
  const { rows } = await pool().query(`select code from fact where subject like 't:%' order by occurred_at, seq`);
  return rows;
}

async function verdicts(): Promise<string[]> {
  return (await pool().query('select verdict from raw_payload order by id')).rows.map((r) => r.verdict);
}

describe('快递100', () => {
  test('a full list moves the shipment, again it changes nothing, and the vendor reads its own success', async () => {
    await orderWith('sto', '773000000000001');
    const list = [line('2026-11-02 09:00:00', '湖南平江公司-派件中'), line('2026-11-01 20:00:00', '广东广州火车站点-已收件')];
    const answer = await pushKuaidi100(kuaidi100, push(list));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ result: true, returnCode: '200', message: 'ok' });
    expect(await shipment()).toMatchObject({ carrier: 'sto', milestone: 'out_for_delivery' });
    const before = (await facts()).length;
    await pushKuaidi100(kuaidi100, push(list));
    expect((await facts()).length).toBe(before);
    expect(before).toBe(2);
    expect(await verdicts()).toEqual(['recorded', 'recorded']);
  });

  test('what a later list leaves out is marked as withdrawn, never deleted, and comes back when told again', async () => {
    await orderWith('sto', '773000000000001');
    const first = line('2026-11-01 20:00:00', '已揽收');
    const wrong = line('2026-11-02 09:00:00', '已签收,签收人: 本人');
    await pushKuaidi100(kuaidi100, push([wrong, first]));
    expect((await shipment()).milestone).toBe('delivered');
    await pushKuaidi100(kuaidi100, push([first]));
    expect((await shipment()).milestone).toBe('picked_up');
    await pushKuaidi100(kuaidi100, push([wrong, first]));
    expect((await shipment()).milestone).toBe('delivered');
  });

  test('lists of one shipment that come at once leave no trace once the whole list came again', async () => {
    await orderWith('sto', '773000000000001');
    const list = [line('2026-11-03 09:00:00', '已签收'), line('2026-11-02 09:00:00', '派件中'), line('2026-11-01 20:00:00', '已揽收')];
    await Promise.all([0, 1, 2, 3].map(() => pushKuaidi100(kuaidi100, push([list[2]!]))).concat([pushKuaidi100(kuaidi100, push(list))]));
    await pushKuaidi100(kuaidi100, push(list));
    expect((await shipment()).milestone).toBe('delivered');
    await Promise.all([push(list.slice(1)), push(list), push(list.slice(2))].map((p) => pushKuaidi100(kuaidi100, p)));
    await pushKuaidi100(kuaidi100, push(list));
    expect((await shipment()).milestone).toBe('delivered');
  });

  test('state 0 with an empty list is no movement (golden case 4)', async () => {
    await orderWith('sto', '773000000000001');
    await pushKuaidi100(kuaidi100, push([]));
    expect((await shipment()).milestone).toBe('no_data');
  });

  test('an unknown code is unmapped and keeps the milestone (golden case 15)', async () => {
    await orderWith('sto', '773000000000001');
    await pushKuaidi100(
      kuaidi100,
      push([line('2026-11-02 09:00:00', '?', { statusCode: 'ZZ9' }), line('2026-11-01 20:00:00', '', { statusCode: '103' })]),
    );
    expect((await shipment()).milestone).toBe('picked_up');
    const { rows } = await pool().query('select attention from orders');
    expect(rows[0].attention).toContain('unmapped');
  });

  test('abort ends the feed and says so; a corrected carrier goes on under its new name', async () => {
    await orderWith('yuantong', '773000000000001');
    const corrected = { ...push([line('2026-11-01 20:00:00', '已揽收')]), autoCheck: '1', comOld: 'yuantong', comNew: 'shentong' };
    await pushKuaidi100(kuaidi100, corrected);
    const { rows } = await pool().query("select doc->'state'->'shipments' as s from orders");
    expect(rows[0].s.map((s: ShipmentState) => [s.carrier, s.milestone])).toContainEqual(['sto', 'picked_up']);
    await pushKuaidi100(kuaidi100, { ...push([line('2026-11-01 20:00:00', '已揽收')]), status: 'abort', message: '60天无变化' });
    expect((await pool().query('select attention from orders')).rows[0].attention).toContain('silent');
  });

  test('a wrong signature is kept, counted, refused with 401 and moves nothing', async () => {
    await orderWith('sto', '773000000000001');
    const answer = await pushKuaidi100(kuaidi100, push([line('2026-11-02 09:00:00', '已签收')]), 'another salt');
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ result: false });
    expect(await verdicts()).toEqual(['refused']);
    expect((await facts()).length).toBe(0);
    await flushTraffic(newContext());
    expect((await pool().query("select rejected from source where name = 'kuaidi100'")).rows[0].rejected).toBe(1);
  });

  test('what is no tracking is kept and refused with a reason', async () => {
    const auto = { comCode: '', num: '773000000000001', auto: [{ comCode: 'shentong' }] };
    const answer = await pushKuaidi100(kuaidi100, { status: 'polling', lastResult: auto });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ result: false, message: expect.stringContaining('no tracking') });
    expect(await verdicts()).toEqual(['unreadable']);
  });
});

describe('AfterShip', () => {
  const webhook = (msg: object) => ({
    ts: 1700000000,
    event: 'tracking_update',
    event_id: 'e-1',
    msg: { tracking_number: '1Z999', slug: 'ups', ...msg },
  });
  const checkpoint = (time: string, subtag: string, message = '') => ({
    checkpoint_time: time,
    tag: subtag.split('_')[0],
    subtag,
    message,
    city: 'Lyon',
    country_iso3: 'FRA',
  });

  test('checkpoints move the shipment; one without an offset is read in its place and says so', async () => {
    await orderWith('ups', '1Z999');
    const checkpoints = [checkpoint('2026-11-01T10:00:00-04:00', 'InTransit_002'), checkpoint('2026-11-02T08:30:00', 'OutForDelivery_001')];
    const answer = await pushAftership(
      aftership,
      webhook({ tag: 'OutForDelivery', subtag: 'OutForDelivery_001', expected_delivery: '2026-11-02', checkpoints }),
    );
    expect(answer.status).toBe(200);
    const state = await shipment();
    expect(state).toMatchObject({ milestone: 'out_for_delivery', since: Date.parse('2026-11-02T07:30:00Z') });
    expect(state.expectedBy).toBe(Date.parse('2026-11-02T23:59:59+08:00'));
    const { rows } = await pool().query(
      "select body->'data'->>'zoneAssumed' as zone from fact where subject like 't:%' order by occurred_at",
    );
    expect(rows.map((r) => r.zone)).toEqual([null, 'Europe/Paris']);
  });

  test('expired is silence, never delivery; a new scan ends it (golden case 8)', async () => {
    await orderWith('ups', '1Z999');
    await pushAftership(
      aftership,
      webhook({ tag: 'Expired', subtag: 'Expired_001', updated_at: '2026-11-02T00:00:00+00:00', checkpoints: [] }),
    );
    expect((await pool().query('select attention from orders')).rows[0].attention).toContain('silent');
    const checkpoints = [checkpoint('2026-11-03T10:00:00+00:00', 'InTransit_003')];
    await pushAftership(aftership, webhook({ tag: 'InTransit', subtag: 'InTransit_003', checkpoints }));
    expect((await shipment()).milestone).toBe('in_transit');
    expect((await pool().query('select attention from orders')).rows[0].attention).not.toContain('silent');
  });

  test('a tracking closed by hand as lost is lost without a checkpoint', async () => {
    await orderWith('ups', '1Z999');
    const checkpoints = [checkpoint('2026-11-01T10:00:00+00:00', 'InTransit_003')];
    await pushAftership(
      aftership,
      webhook({ tag: 'Exception', subtag: 'Exception_013', updated_at: '2026-11-09T00:00:00+00:00', checkpoints }),
    );
    expect((await shipment()).milestone).toBe('lost');
  });

  test('an unsigned push and an answer of a query are refused', async () => {
    expect((await postWebhook(...webhookRequest(aftership, '{}', {}))).status).toBe(401);
    expect((await pushAftership(aftership, { meta: { code: 200 }, data: { total: 2, couriers: [] } })).status).toBe(422);
    expect((await pushAftership(aftership, webhook({}))).status).toBe(422);
    expect(await verdicts()).toEqual(['refused', 'unreadable', 'unreadable']);
  });
});

describe('Shopify', () => {
  const order = (more: object = {}) => ({
    id: 820982911946154500,
    name: '#1001',
    order_number: 1001,
    financial_status: 'paid',
    created_at: '2026-11-01T10:00:00-05:00',
    updated_at: '2026-11-01T10:00:00-05:00',
    processed_at: '2026-11-01T10:00:00-05:00',
    total_price: '199.00',
    currency: 'USD',
    line_items: [{ id: 1, title: 'Tea', sku: 'TEA', quantity: 1, price: '199.00' }],
    shipping_address: {
      name: 'Ann Lee',
      phone: '(502) 459-2181',
      city: 'Louisville',
      province: 'Kentucky',
      country_code: 'US',
      zip: '40202',
      address1: 'Chestnut Street 92',
    },
    ...more,
  });
  const fulfillment = (more: object = {}) => ({
    id: 255858046,
    order_id: 820982911946154500,
    name: '#1001.1',
    status: 'success',
    created_at: '2026-11-02T10:00:00-05:00',
    updated_at: '2026-11-02T10:00:00-05:00',
    tracking_company: 'UPS',
    tracking_number: '1Z999',
    tracking_numbers: ['1Z999'],
    line_items: [{ id: 1, sku: 'TEA', quantity: 1 }],
    ...more,
  });
  const arrived = {
    id: 944956392,
    fulfillment_id: 255858046,
    order_id: 820982911946154500,
    status: 'out_for_delivery',
    happened_at: '2026-11-03T09:30:55-05:00',
  };

  test('order, fulfilment and its events become one order, in whatever sequence they come', async () => {
    const sends = [
      () => pushShopify(shopify, 'orders/create', order()),
      () => pushShopify(shopify, 'fulfillments/create', fulfillment({ name: undefined })),
      () => pushShopify(shopify, 'fulfillment_events/create', arrived),
    ];
    for (const sequence of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 0, 2],
      [2, 0, 1],
    ]) {
      await pool().query('truncate orders, fact, shipment, shipment_link, contact, raw_payload, source_alias, notice, deadline');
      for (const i of sequence) expect((await sends[i]!()).status).toBe(200);
      const { rows } = await pool().query('select order_no, lifecycle, doc from orders');
      expect(rows).toHaveLength(1);
      expect(rows[0]).toMatchObject({ order_no: '#1001', lifecycle: 'out_for_delivery' });
      expect(rows[0].doc.state).toMatchObject({ payment: 'confirmed', amount: '199.00' });
      expect(await verdicts()).toEqual(['recorded', 'recorded', 'recorded']);
    }
  });

  test('privacy requests are answered and kept; drafts, refunds and unsigned bodies are refused', async () => {
    for (const topic of ['customers/data_request', 'customers/redact', 'shop/redact']) {
      expect((await pushShopify(shopify, topic, { shop_id: 1 })).status).toBe(200);
    }
    expect((await pushShopify(shopify, 'orders/create', { draft_order: { id: 1, name: '#D1' } })).status).toBe(422);
    expect(
      (
        await pushShopify(shopify, 'orders/create', {
          id: 1,
          name: '#D1',
          status: 'open',
          line_items: [],
          created_at: '2026-11-01T10:00:00Z',
        })
      ).status,
    ).toBe(422);
    expect((await pushShopify(shopify, 'refunds/create', { id: 1, order_id: 2 })).status).toBe(422);
    expect((await pushShopify(shopify, 'orders/create', order(), 'wrong')).status).toBe(401);
    expect(await verdicts()).toEqual(['ignored', 'ignored', 'ignored', 'unreadable', 'unreadable', 'unreadable', 'refused']);
    expect((await pool().query('select count(*)::int as n from orders')).rows[0].n).toBe(0);
  });
});

test('a push whose process died is taken again from what was kept, and takes nothing newer back', async () => {
  await orderWith('sto', '773000000000001');
  const list = [line('2026-11-02 09:00:00', '派件中'), line('2026-11-01 20:00:00', '已揽收')];
  await pushKuaidi100(kuaidi100, push([list[1]!]));
  await pushKuaidi100(kuaidi100, push(list));
  await pool().query(`update raw_payload set verdict = 'received', received_at = now() - interval '1 hour' where id = 1`);
  await pool().query('delete from fact where code = $1', ['picked_up']);
  expect(await replayReceived(newContext())).toBe(1);
  expect(await verdicts()).toEqual(['recorded', 'recorded']);
  expect((await facts()).map((f) => f.code)).toEqual(['picked_up', 'out_for_delivery']);
  expect(await replayReceived(newContext())).toBe(0);
});

test('words of the language, NUL and halves of letters in a push are words of the vendor, not a failure of ours', async () => {
  const odd = [{ time: '2026-11-01 10:00:00', ftime: '2026-11-01 10:00:00', context: '\0\ud800', statusCode: '__proto__' }];
  const answer = await pushKuaidi100(kuaidi100, push(odd, { state: '__proto__', nu: 'K\0\ud8001' }));
  expect(answer.status).toBe(200);
  const fulfillment = {
    id: '2\0',
    order_id: '1\ud800',
    name: '#1\0.1',
    status: 'success',
    created_at: '2026-11-02T10:00:00Z',
    tracking_company: 'UPS',
    tracking_numbers: ['1Z\0', '--'],
    line_items: [{ id: 5, quantity: 1 }],
  };
  expect((await pushShopify(shopify, 'fulfillments/create', fulfillment)).status).toBe(200);
  const { rows } = await pool().query(`select verdict from raw_payload`);
  expect(new Set(rows.map((row) => row.verdict))).not.toContain('received');
});

test('a push that fails every time holds up no other, and is given up after three days', async () => {
  await pushKuaidi100(kuaidi100, push([line('2026-11-01 10:00:00', '已揽收')]));
  await pool().query(`update raw_payload set verdict = 'received', received_at = now() - interval '1 hour'`);
  const name = 'break_of_record';
  await pool().query(`create function ${name}() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
  await pool().query(
    `create trigger ${name} before insert on shipment for each row when (new.tracking_no = 'OTHER') execute function ${name}()`,
  );
  try {
    expect((await pushKuaidi100(kuaidi100, push([line('2026-11-02 10:00:00', '派件中')], { nu: 'OTHER' }))).status).toBe(503);
    const later = (days: number) => ({ ...newContext(), now: () => Date.now() + days * 86_400_000 });
    expect(await replayReceived(later(1))).toBe(1);
    expect(await replayReceived(later(4))).toBe(1);
    expect(await replayReceived(later(4))).toBe(0);
  } finally {
    await pool().query(`drop function ${name} cascade`);
  }
});

test('a push whose reason quotes what no database keeps spoils none of those that are settled with it', async () => {
  const odd = { ts: 1, event: 'coupon_\0\ud800', event_id: 'e', msg: { id: 'm', tracking_number: '1Z', slug: 'ups', checkpoints: [] } };
  const answers = await Promise.all([
    pushAftership(aftership, odd),
    pushAftership(aftership, odd),
    pushKuaidi100(kuaidi100, {}, 'another salt'),
  ]);
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 401]);
  expect((await verdicts()).sort()).toEqual(['ignored', 'ignored', 'refused']);
});

test('an unknown address is answered 404 like a disabled one', async () => {
  const path = kuaidi100.replace(/[^/]+$/, 'nobody');
  expect((await pushKuaidi100(path, push([]))).status).toBe(404);
  expect((await pushKuaidi100(kuaidi100.replace('kuaidi100', 'aftership'), push([]))).status).toBe(404);
});

test('a body above one mebibyte is refused before anything is kept', async () => {
  expect((await pushShopify(shopify, 'orders/create', { note: 'x'.repeat(1_100_000) })).status).toBe(413);
  expect(await verdicts()).toEqual([]);
});

test('of a body that nobody vouched for only the beginning is kept, with its length and the digest of the whole', async () => {
  const long = push([line('2026-11-02 09:00:00', '长'.repeat(100_000))]);
  expect((await pushKuaidi100(kuaidi100, long, 'another salt')).status).toBe(401);
  const [kept] = await readRawPayloads(pool(), { source: 'kuaidi100', verdict: 'refused', limit: 1 });
  expect(kept!.body.length).toBe(65_536);
  const { rows } = await pool().query(`select whole_size, sha256 from raw_payload`);
  expect(rows[0].whole_size).toBeGreaterThan(900_000);
  expect(rows[0].sha256).not.toBe(sha256Hex(kept!.body));
});

test('a long body that is vouched for is kept whole, packed before it is encrypted', async () => {
  const long = push([line('2026-11-02 09:00:00', '长'.repeat(50_000))]);
  expect((await pushKuaidi100(kuaidi100, long)).status).toBe(200);
  const [kept] = await readRawPayloads(pool(), { source: 'kuaidi100', verdict: 'recorded', limit: 1 });
  const { rows } = await pool().query(`select octet_length(sealed) as size, sha256, whole_size from raw_payload`);
  expect(rows[0]).toMatchObject({ sha256: sha256Hex(kept!.body), whole_size: null });
  expect(kept!.body.length).toBeGreaterThan(450_000);
  expect(rows[0].size).toBeLessThan(20_000);
});
