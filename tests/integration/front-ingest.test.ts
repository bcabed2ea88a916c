import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frontListener } from '@/server/front/front-listener';
import { hotRoutes } from '@/server/front/route-table';
import { pool } from '@/server/platform/database';
import { base64Hmac } from '@/server/sources/hmac';
import { newContext } from '@/server/store/context';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { registerSource } from '@/server/usecases/source/register-source';
import { SECRET } from '../support/push';
import { FORM_MAPPING, signedJiandaoyun } from '../support/sign-push';

let server: Server;
let url: string;

beforeAll(async () => {
  const fallback = (_: unknown, outgoing: { writeHead(status: number): { end(): void } }) => outgoing.writeHead(404).end();
  server = createServer(frontListener({ routes: hotRoutes, fallback: fallback as never, trustedProxies: 0 }));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((done) => server.close(done)));

const webhook = JSON.stringify({
  event: 'tracking_update',
  msg: {
    tracking_number: '1Z1',
    slug: 'ups',
    tag: 'InTransit',
    subtag: 'InTransit_001',
    checkpoints: [{ checkpoint_time: '2026-11-01T10:00:00Z', tag: 'InTransit', subtag: 'InTransit_001', message: '快件已到达 – „Köln“' }],
  },
});

test('through the front a push arrives byte for byte, with its length announced or in chunks', async () => {
  const { path } = await registerSource(newContext(), {
    name: 'aftership',
    adapter: 'aftership',
    secrets: { secret: SECRET },
    by: 'system',
  });
  const headers = { 'aftership-hmac-sha256': base64Hmac(webhook, SECRET), 'x-daona-client': '6.6.6.6' };
  expect((await fetch(url + path, { method: 'POST', body: webhook, headers })).status).toBe(200);
  const chunked = new Blob([webhook]).stream();
  expect((await fetch(url + path, { method: 'POST', body: chunked, headers, duplex: 'half' } as RequestInit)).status).toBe(200);
  expect((await fetch(url + path, { method: 'POST', body: webhook.replace('Köln', 'Koln'), headers })).status).toBe(401);
  const { rows } = await pool().query('select verdict, remote, headers from raw_payload order by id');
  expect(rows.map((r) => r.verdict)).toEqual(['recorded', 'recorded', 'refused']);
  for (const row of rows) expect(row.remote).toBe('127.0.0.1');
  expect(JSON.stringify(rows)).not.toContain('6.6.6.6');
});

test('through the front orders are posted with a key and refused without', async () => {
  const made = await createApiKey(newContext(), { name: 'front', scopes: ['ingest'], createdBy: 'system' });
  const token = made.kind === 'created' ? made.token : '';
  const order = {
    shop: 'north',
    orderNo: 'F-1',
    placedAt: '2026-11-01T10:00:00Z',
    customer: { name: '王小明', phone: '13800138000' },
    destination: { country: 'CN', province: '上海市', city: '上海市' },
  };
  const send = (authorization: string) =>
    fetch(`${url}/api/v1/orders`, { method: 'POST', headers: { authorization }, body: JSON.stringify({ orders: [order] }) });
  const good = await send(`Bearer ${token}`);
  expect([good.status, ((await good.json()) as { results: unknown[] }).results]).toMatchObject([200, [{ index: 0, status: 'accepted' }]]);
  const bad = await send('Bearer nobody');
  expect([bad.status, bad.headers.get('content-type'), bad.headers.get('www-authenticate')]).toEqual([
    401,
    'application/problem+json',
    'Bearer',
  ]);
});

test('through the front the signed part of an address comes along, and nothing else of it is kept', async () => {
  const secrets = { secret: SECRET, mapping: FORM_MAPPING };
  const { path } = await registerSource(newContext(), { name: 'forms', adapter: 'jiandaoyun', shop: 'north', secrets, by: 'system' });
  const { body, headers, query } = signedJiandaoyun(
    JSON.stringify({
      op: 'data_create',
      data: { _id: 'r-1', createTime: '2026-11-02T10:00:00.000Z', _widget_1: 'N-1', _widget_2: '已收款' },
    }),
  );
  const send = (address: string) => fetch(`${url}${path}${address}`, { method: 'POST', body, headers });
  expect((await send(`?${query}&token=of-somebody`)).status).toBe(200);
  expect((await send('')).status).toBe(401);
  const { rows } = await pool().query(`select headers::text as kept from raw_payload where source = 'forms'`);
  expect(rows).toHaveLength(2);
  for (const { kept } of rows) expect(kept).not.toContain('of-somebody');
});
