import { beforeEach, describe, expect, test } from 'vitest';
import { postEvents } from '@/server/api/rest/post-events';
import { postOrders } from '@/server/api/rest/post-orders';
import type { ApiScope } from '@/server/domain/access/api-scope';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { freshDatabase } from '../database/fresh-database';

let key: string;

beforeEach(async () => {
  await freshDatabase();
  key = await makeKey(['ingest']);
});

async function makeKey(scopes: ApiScope[]): Promise<string> {
  const made = await createApiKey(newContext(), { name: `test ${scopes}`, scopes, createdBy: 'system' });
  if (made.kind !== 'created') throw new Error('the key exists');
  return made.token;
}

function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`http://localhost${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const order = (orderNo: string, more: object = {}) => ({
  shop: 'north',
  orderNo,
  type: 'normal',
  placedAt: '2026-11-20T09:00:00+08:00',
  customer: { name: '王小明', phone: '13800138000' },
  destination: { country: 'CN', province: '上海市', city: '上海市', district: '徐汇区', address: '漕溪北路 1 号' },
  items: [{ sku: 'TEA-1', name: '龙井', quantity: 2, price: '64.00' }],
  amount: '128.00',
  currency: 'CNY',
  ...more,
});

const event = (more: object = {}) => ({
  shop: 'north',
  orderNo: 'N-1',
  source: 'wms',
  eventId: 'w-1',
  code: 'picked',
  occurredAt: '2026-11-20T11:00:00+08:00',
  ...more,
});

async function answer(response: Response): Promise<{ status: number; body: Record<string, never> & { results: { status: string }[] } }> {
  return { status: response.status, body: await response.json() };
}

describe('orders', () => {
  test('a batch is answered item by item: one bad phone never spoils the others', async () => {
    const bad = order('N-2', { customer: { name: '李雷', phone: '138****8000' } });
    const got = await answer(await postOrders(post('/api/v1/orders', { orders: [order('N-1'), bad, order('N-3'), { shop: 'north' }] })));
    expect(got.status).toBe(200);
    expect(got.body).toMatchObject({
      counts: { accepted: 2, duplicate: 0, unmapped: 0, rejected: 2 },
      results: [
        { index: 0, status: 'accepted' },
        { index: 1, status: 'rejected', field: 'customer.phone', reason: expect.stringContaining('+8613800138000') },
        { index: 2, status: 'accepted' },
        { index: 3, status: 'rejected', field: 'orderNo', reason: expect.stringContaining('missing') },
      ],
    });
  });

  test('the same order again is a duplicate, a changed one is accepted', async () => {
    await postOrders(post('/api/v1/orders', { orders: [order('N-1')] }));
    const again = await answer(await postOrders(post('/api/v1/orders', { orders: [order('N-1')] })));
    expect(again.body.results[0]!.status).toBe('duplicate');
    const changed = await answer(await postOrders(post('/api/v1/orders', { orders: [order('n 1', { amount: '99.00' })] })));
    expect(changed.body.results[0]!.status).toBe('accepted');
    expect((await pool().query('select count(*)::int as n from orders')).rows[0].n).toBe(1);
  });

  test('what came is kept byte for byte, encrypted, without the key', async () => {
    const body = JSON.stringify({ orders: [order('N-1')] });
    await postOrders(post('/api/v1/orders', body));
    const { rows } = await pool().query('select * from raw_payload');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ source: 'api:test ingest', verdict: 'recorded' });
    expect(JSON.stringify(rows[0].headers)).not.toContain(key);
    expect(rows[0].sealed.toString('latin1')).not.toContain('13800138000');
  });
});

describe('events', () => {
  test('accepted, duplicate, unmapped and rejected are told apart, with field and reason', async () => {
    await postOrders(post('/api/v1/orders', { orders: [order('N-1')] }));
    const events = [
      event(),
      event(),
      event({ eventId: 'w-2', code: undefined, sourceCode: 'ZZ9' }),
      event({ eventId: 'w-3', code: 'partially_shipped' }),
      event({ eventId: 'w-4', occurredAt: '2026-11-20 11:00' }),
      event({ eventId: 'w-5', code: 'delivered' }),
      event({ eventId: 'k-1', source: 'kuaidi100', code: undefined, sourceCode: '501', shipment: { carrier: '顺丰', trackingNo: 'SF1' } }),
    ];
    const got = await answer(await postEvents(post('/api/v1/events', { events })));
    expect(got.body.results).toMatchObject([
      { status: 'accepted' },
      { status: 'duplicate' },
      { status: 'unmapped' },
      { status: 'rejected', field: 'code', reason: expect.stringContaining('code') },
      { status: 'rejected', field: 'occurredAt', reason: expect.stringContaining('zone') },
      { status: 'rejected', field: 'shipment' },
      { status: 'accepted' },
    ]);
    const { rows } = await pool().query("select doc->'state'->'shipments'->0 as shipment from orders");
    expect(rows[0].shipment).toMatchObject({ carrier: 'sf', trackingNo: 'SF1', milestone: 'available_for_pickup' });
  });

  test('a withdrawn event no longer counts; the portal’s own name is nobody else’s', async () => {
    await postOrders(post('/api/v1/orders', { orders: [order('N-1')] }));
    const lifecycle = async () => (await pool().query('select lifecycle from orders')).rows[0].lifecycle;
    const paid = event({
      source: 'alipay',
      eventId: 'p-1',
      code: 'paid',
      occurredAt: '2026-11-20T09:05:00+08:00',
      payment: { paymentNo: 'P1' },
    });
    await postEvents(post('/api/v1/events', { events: [paid, event()] }));
    expect(await lifecycle()).toBe('picked');
    const back = await answer(await postEvents(post('/api/v1/events', { events: [event({ code: 'withdrawn' })] })));
    expect(back.body.results[0]!.status).toBe('accepted');
    expect(await lifecycle()).toBe('paid');
    const wrong = [event({ code: 'withdrawn', eventId: undefined }), event({ source: 'daona' })];
    const refused = await answer(await postEvents(post('/api/v1/events', { events: wrong })));
    expect(refused.body.results).toMatchObject([{ field: 'eventId' }, { field: 'source' }]);
  });

  test('no list, too long a list or broken JSON is refused as a whole, with the place of the mistake', async () => {
    expect(await answer(await postEvents(post('/api/v1/events', { event: [] })))).toMatchObject({
      status: 422,
      body: { code: 'invalid_request' },
    });
    const many = { events: Array.from({ length: 1001 }, () => event()) };
    expect((await postEvents(post('/api/v1/events', many))).status).toBe(422);
    const broken = await answer(await postEvents(post('/api/v1/events', '{"events": [\n  {"shop": }\n]}')));
    expect(broken).toMatchObject({ status: 400, body: { code: 'unreadable_body', detail: expect.stringContaining('line 2, column 12') } });
  });
});

describe('systems that post', () => {
  test('are known by name, kind and when they were last heard, without being configured', async () => {
    await postOrders(post('/api/v1/orders', { orders: [order('N-1')] }));
    await postEvents(post('/api/v1/events', { events: [event(), event({ source: 'alipay', eventId: 'a-1', code: 'paid' })] }));
    const { rows } = await pool().query(
      `select name, kind, last_ok_at is not null as heard from source where adapter = 'canonical' order by name`,
    );
    expect(rows).toEqual([
      { name: 'alipay', kind: 'gateway', heard: true },
      { name: 'shop', kind: 'platform', heard: true },
      { name: 'wms', kind: 'wms', heard: true },
    ]);
  });
});

describe('keys', () => {
  test('without a key 401, with the wrong scope 403, with admin everything; each a problem document', async () => {
    const none = await postOrders(post('/api/v1/orders', { orders: [order('N-1')] }, { authorization: '' }));
    expect(none.status).toBe(401);
    expect(none.headers.get('content-type')).toBe('application/problem+json');
    key = await makeKey(['read']);
    expect(await answer(await postOrders(post('/api/v1/orders', { orders: [order('N-1')] })))).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    key = await makeKey(['admin']);
    expect((await postOrders(post('/api/v1/orders', { orders: [order('N-1')] }))).status).toBe(200);
  });

  test('a body above the cap is refused with 413', async () => {
    const large = `{"orders": "${'x'.repeat(9 * 1024 * 1024)}"}`;
    expect(await answer(await postOrders(post('/api/v1/orders', large)))).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
  });
});

describe('what no order can have', () => {
  test.each([
    ['9999-12-31T23:59:59-12:00', 'year 10000 in UTC'],
    ['0000-01-01T00:00:00Z', 'no year at all'],
    ['1970-01-01T00:00:00Z', 'zero'],
    ['1900-01-01T00:00:00Z', 'a default'],
  ])('the time %s (%s) is refused by its field and spoils nobody else', async (time) => {
    const orders = await (await postOrders(post('/api/v1/orders', { orders: [order('T-1', { placedAt: time }), order('T-2')] }))).json();
    expect(orders.results).toMatchObject([{ status: 'rejected', field: 'placedAt' }, { status: 'accepted' }]);
    const event = { shop: 'north', orderNo: 'T-2', source: 'wms', code: 'packed', occurredAt: '2026-11-20T10:00:00+08:00' };
    const sent = { events: [{ ...event, occurredAt: time }, event, { ...event, code: 'shipped', expectedBy: time }] };
    const events = await (await postEvents(post('/api/v1/events', sent))).json();
    expect(events.results.map((r: { status: string; field?: string }) => r.field ?? r.status)).toEqual([
      'occurredAt',
      'accepted',
      'expectedBy',
    ]);
  });

  test('numbers of nothing but signs are refused: compared they would all be one order, or one shipment', async () => {
    const orders = await (await postOrders(post('/api/v1/orders', { orders: [order('---'), order('#'), order('7')] }))).json();
    expect(orders.results.map((r: { status: string }) => r.status)).toEqual(['rejected', 'rejected', 'accepted']);
    const scan = (carrier: string, trackingNo: string) => ({
      source: 'tms',
      code: 'in_transit',
      occurredAt: '2026-11-20T10:00:00+08:00',
      shipment: { carrier, trackingNo },
    });
    const sent = { events: [scan('sf', '--'), scan('/', 'A1'), scan('a/b', 'c/1'), scan('a', 'b/c/1')] };
    const events = await (await postEvents(post('/api/v1/events', sent))).json();
    expect(events.results.map((r: { status: string; field?: string }) => r.field ?? r.status)).toEqual([
      'shipment.trackingNo',
      'shipment.carrier',
      'accepted',
      'accepted',
    ]);
    const { rows } = await pool().query(`select key from shipment order by key`);
    expect(rows.map((row) => row.key)).toEqual(['a/B/C/1', 'ab/C/1']);
  });
});

describe('idempotency', () => {
  const withKey = { 'idempotency-key': 'one' };

  test('the same key and body gets the first answer again; another body is refused', async () => {
    const first = await answer(await postOrders(post('/api/v1/orders', { orders: [order('N-1')] }, withKey)));
    const replay = await postOrders(post('/api/v1/orders', { orders: [order('N-1')] }, withKey));
    expect(replay.headers.get('idempotency-replayed')).toBe('true');
    expect(await replay.json()).toEqual(first.body);
    const other = await answer(await postOrders(post('/api/v1/orders', { orders: [order('N-2')] }, withKey)));
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } });
    expect((await pool().query('select count(*)::int as n from orders')).rows[0].n).toBe(1);
  });

  test('of two at once one works and the other is told to wait or gets the same answer', async () => {
    const both = await Promise.all([1, 2, 3].map(() => postOrders(post('/api/v1/orders', { orders: [order('N-1')] }, withKey))));
    const statuses = both.map((r) => r.status).sort();
    expect(statuses[0]).toBe(200);
    for (const status of statuses.slice(1)) expect([200, 409]).toContain(status);
    const results = await Promise.all(both.filter((r) => r.status === 200).map((r) => r.text()));
    expect(new Set(results).size).toBe(1);
  });

  test('a refusal is kept as well, and the key of another caller is another key', async () => {
    await postOrders(post('/api/v1/orders', { nothing: 1 }, withKey));
    const again = await postOrders(post('/api/v1/orders', { nothing: 1 }, withKey));
    expect(again.status).toBe(422);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    key = await makeKey(['ingest']);
    expect((await postOrders(post('/api/v1/orders', { orders: [order('N-1')] }, withKey))).status).toBe(200);
  });
});
