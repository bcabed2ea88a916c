import { beforeEach, expect, test } from 'vitest';
import { getNotices } from '@/server/api/rest/get-notices';
import { getOrder } from '@/server/api/rest/get-order';
import { postEvents } from '@/server/api/rest/post-events';
import { postOrders } from '@/server/api/rest/post-orders';
import { listOrders, searchOrders } from '@/server/api/rest/search-orders';
import { getSourceHealth, postSource } from '@/server/api/rest/sources';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { freshDatabase } from '../database/fresh-database';

let token: string;

beforeEach(async () => {
  await freshDatabase();
  const made = await createApiKey(newContext(), { name: 'reader', scopes: ['ingest', 'read'], createdBy: 'system' });
  if (made.kind !== 'created') throw new Error('the key exists');
  token = made.token;
});

function call(path: string, body?: unknown): Request {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return new Request(`http://localhost${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
}

const order = (shop: string, orderNo: string, phone: string, name: string, placedAt: string) => ({
  shop,
  orderNo,
  placedAt,
  customer: { name, phone },
  destination: { country: 'CN', province: '上海市', city: '上海市', address: '漕溪北路 1 号' },
  items: [{ sku: 'TEA', name: '龙井', quantity: 1 }],
});

test('what an arrival rests on comes back as it was told, the method of payment from the payment where the order has none', async () => {
  const told = { ...order('north', 'E-1', '13800138001', '王小明', '2026-11-01T08:00:00Z'), seller: '陶然居', service: 'Same Day' };
  const orders = [{ ...told, dispatchDays: 1.5 }];
  expect((await postOrders(call('/api/v1/orders', { orders }))).status).toBe(200);
  const paid = { shop: 'north', orderNo: 'E-1', source: 'alipay', code: 'paid', occurredAt: '2026-11-01T08:05:00Z' };
  const events = [{ ...paid, payment: { paymentNo: 'P9', method: 'Alipay' } }];
  expect((await postEvents(call('/api/v1/events', { events }))).status).toBe(200);
  const answer = await getOrder(call('/api/v1/orders/E-1'), { params: Promise.resolve({ orderNo: 'E-1' }) });
  expect(await answer.json()).toMatchObject({ seller: '陶然居', service: 'same_day', dispatchDays: 1.5, paymentMethod: 'alipay' });
});

async function seed(): Promise<void> {
  const orders = [
    order('north', 'A-1', '13800138001', '王小明', '2026-11-01T08:00:00Z'),
    order('south', 'A-1', '13800138002', '李 雷', '2026-11-02T08:00:00Z'),
    order('north', 'A-2', '13800138001', '王小明', '2026-11-03T08:00:00Z'),
  ];
  const shipped = {
    shop: 'north',
    orderNo: 'A-2',
    source: 'wms',
    code: 'shipped',
    occurredAt: '2026-11-04T08:00:00Z',
    shipment: { carrier: 'sf', trackingNo: 'SF 100' },
  };
  const paid = {
    shop: 'north',
    orderNo: 'A-2',
    source: 'alipay',
    code: 'paid',
    occurredAt: '2026-11-03T08:05:00Z',
    payment: { paymentNo: 'P1' },
  };
  expect((await postOrders(call('/api/v1/orders', { orders }))).status).toBe(200);
  expect((await postEvents(call('/api/v1/events', { events: [paid, shipped] }))).status).toBe(200);
}

async function one(orderNo: string, query = ''): Promise<{ status: number; body: Record<string, never> }> {
  const response = await getOrder(call(`/api/v1/orders/${orderNo}${query}`), { params: Promise.resolve({ orderNo }) });
  return { status: response.status, body: await response.json() };
}

async function numbers(response: Response): Promise<string[]> {
  const { orders } = (await response.json()) as { orders: { shop: string; orderNo: string }[] };
  return orders.map((o) => `${o.shop} ${o.orderNo}`);
}

test('an order is found however its number is written; two shops need ?shop=; nothing is 404', async () => {
  await seed();
  expect(await one('a2')).toMatchObject({
    status: 200,
    body: { orderNo: 'A-2', lifecycle: 'shipped', payment: 'confirmed', notices: [], tickets: [] },
  });
  expect(await one('A-1')).toMatchObject({
    status: 409,
    body: { code: 'ambiguous_order', errors: [{ message: 'north' }, { message: 'south' }] },
  });
  expect(await one('A-1', '?shop=south')).toMatchObject({ status: 200, body: { shop: 'south' } });
  expect(await one('A-9')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  expect(await one('A-2', '?asOf=yesterday')).toMatchObject({
    status: 422,
    body: { code: 'invalid_request', errors: [{ field: 'asOf' }] },
  });
});

test('the buyer is masked unless asked for in full, and then the look is audited', async () => {
  await seed();
  expect((await one('A-2')).body.customer).toEqual({ name: '王*明', phone: '138****8001' });
  expect((await one('A-2', '?contact=full')).body.customer).toMatchObject({
    name: '王小明',
    phone: '+8613800138001',
    address: '漕溪北路 1 号',
  });
  const { rows } = await pool().query("select actor, subject from audit where action = 'contact.shown'");
  expect(rows).toHaveLength(1);
  expect(rows[0].actor).toMatch(/^key:/);
});

test('asOf answers what had been received until then', async () => {
  await seed();
  const { rows } = await pool().query('select max(received_at) as at from fact');
  expect((await one('A-2', `?asOf=${new Date(rows[0].at).toISOString()}`)).body.lifecycle).toBe('shipped');
  expect((await one('A-2', `?asOf=${new Date(rows[0].at - 3_600_000).toISOString()}`)).status).toBe(404);
});

test('search finds by each of its fields and by all together; a phone is never asked for in an address', async () => {
  await seed();
  const search = async (body: object) => numbers(await searchOrders(call('/api/v1/orders/search', body)));
  expect(await search({})).toEqual(['north A-2', 'south A-1', 'north A-1']);
  expect(await search({ phone: '138 0013 8001' })).toEqual(['north A-2', 'north A-1']);
  expect(await search({ customerName: '李雷' })).toEqual(['south A-1']);
  expect(await search({ trackingNo: 'sf-100' })).toEqual(['north A-2']);
  expect(await search({ orderNo: 'a1', phone: '13800138001' })).toEqual(['north A-1']);
  expect(await search({ state: 'shipped' })).toEqual(['north A-2']);
  expect(await search({ placedFrom: '2026-11-02T00:00:00Z', placedBefore: '2026-11-03T00:00:00Z' })).toEqual(['south A-1']);
  expect((await searchOrders(call('/api/v1/orders/search', { phone: '12' }))).status).toBe(422);
  expect(await numbers(await listOrders(call('/api/v1/orders?shop=north&phone=13800138002')))).toEqual(['north A-2', 'north A-1']);
});

test('pages follow each other without gaps or repeats', async () => {
  await seed();
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = (await (await listOrders(call(`/api/v1/orders?limit=1${cursor && `&cursor=${cursor}`}`))).json()) as {
      orders: { shop: string }[];
      nextCursor: string | null;
    };
    seen.push(...page.orders.map((o) => o.shop));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(['north', 'south', 'north']);
  expect((await listOrders(call('/api/v1/orders?cursor=rubbish'))).status).toBe(422);
});

test('notices are listed newest first with their attempts', async () => {
  await seed();
  await pool().query(`truncate notice`);
  await pool().query(
    `insert into notice (id, order_id, cause, recipient, template, params, state, due_at, created_at)
     select gen_random_uuid(), id, 'c-' || n, 'customer', 'shipped', '{}', 'sent', now(), now() + n * interval '1 minute'
     from orders, generate_series(1, 2) as n where order_no = 'A-2'`,
  );
  await pool().query(
    `insert into attempt (id, notice_id, channel, outcome, started_at) select gen_random_uuid(), id, 'sms', 'accepted', now() from notice`,
  );
  const read = async (query: string) =>
    (await (await getNotices(call(`/api/v1/notices${query}`))).json()) as {
      notices: { cause: string; orderNo: string; attempts: unknown[] }[];
    };
  const { notices } = await read('?state=sent');
  expect(notices).toMatchObject([
    { cause: 'c-2', orderNo: 'A-2', attempts: [{ channel: 'sms', outcome: 'accepted' }] },
    { cause: 'c-1', orderNo: 'A-2' },
  ]);
  expect((await read('?state=dead')).notices).toEqual([]);
  expect((await one('A-2')).body.notices).toHaveLength(2);
});

test('a source is set up by an administrator, answers where to push and shows how it is', async () => {
  const made = await createApiKey(newContext(), { name: 'admin', scopes: ['admin'], createdBy: 'system' });
  const source = { name: 'shop one', adapter: 'shopify', shop: 'north', secrets: { secret: 'a secret' } };
  expect((await postSource(call('/api/v1/sources', source))).status).toBe(403);
  token = made.kind === 'created' ? made.token : '';
  const answer = await postSource(call('/api/v1/sources', source));
  expect(answer.status).toBe(201);
  expect(((await answer.json()) as { path: string }).path).toMatch(/^\/api\/webhooks\/shopify\/\w{24}$/);
  expect((await postSource(call('/api/v1/sources', { ...source, secrets: {} }))).status).toBe(422);
  expect((await postSource(call('/api/v1/sources', { ...source, timeZone: 'Mars/Olympus' }))).status).toBe(422);
  const health = await (await getSourceHealth(call('/api/v1/sources/health'))).text();
  expect(JSON.parse(health)).toMatchObject({ sources: [{ name: 'shop one', kind: 'platform', lastOkAt: null, rejected: 0 }] });
  expect(health).not.toContain('a secret');
});
