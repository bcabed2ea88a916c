import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as parcelPage from '@/app/(public)/q/[code]/route';
import * as sharePage from '@/app/(public)/t/[token]/route';
import * as formPage from '@/app/(public)/track/route';
import * as trackRoute from '@/app/api/v1/track/route';
import { frontListener } from '@/server/front/front-listener';
import { hotRoutes, type RouteModule } from '@/server/front/route-table';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';

let server: Server;
let code: string;

beforeAll(async () => {
  await freshDatabase();
  await pool().query(`insert into shop (code, name) values ('demo', 'Demo')`);
  const header = { shop: 'demo', orderNo: 'BD-1', type: 'normal' as const, placedAt: Date.now() - 86_400_000, items: [] };
  const order = { reporter: { source: 'shopify', kind: 'platform' as const }, header, contact: { phone: '+8613800138000' } };
  await recordFacts(newContext(), { orders: [order], facts: [] });
  code = (await pool().query('select code from orders')).rows[0].code;
  const fallback = () => {
    throw new Error('asked Next');
  };
  server = createServer(frontListener({ routes: hotRoutes, fallback, trustedProxies: 0 }));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterAll(() => server.close());

const lookUp = (orderNo: string, phone: string): RequestInit => ({ method: 'POST', body: JSON.stringify({ orderNo, phone }) });
const form = (fields: Record<string, string>): RequestInit => ({ method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
const asked = (module: object, path: string, init: RequestInit = {}, params = {}) => ({
  module: module as RouteModule,
  path,
  init,
  params,
});

const REQUESTS: Record<string, () => ReturnType<typeof asked>> = {
  'the page of a parcel': () => asked(parcelPage, `/q/${code}`, {}, { code }),
  'the page of a parcel in English': () => asked(parcelPage, `/q/${code}`, { headers: { 'accept-language': 'en' } }, { code }),
  'the page of no parcel': () => asked(parcelPage, '/q/23456789abc', {}, { code: '23456789abc' }),
  'a wrong guess of last digits': () => asked(parcelPage, `/q/${code}`, form({ lastDigits: '0000' }), { code }),
  'a link that does not exist': () => asked(sharePage, `/t/${'x'.repeat(22)}`, {}, { token: 'x'.repeat(22) }),
  'the form': () => asked(formPage, '/track'),
  'a look-up that finds': () => asked(trackRoute, '/api/v1/track', lookUp('BD-1', '13800138000')),
  'a wrong phone': () => asked(trackRoute, '/api/v1/track', lookUp('BD-1', '13900139000')),
  'a missing order': () => asked(trackRoute, '/api/v1/track', lookUp('BD-2', '13800138000')),
  'a look-up that cannot be read': () => asked(trackRoute, '/api/v1/track', { method: 'POST', body: '{' }),
};

/** Of the connection and the clock, and what the front's own length says. */
const OF_THE_WAY = new Set(['connection', 'keep-alive', 'date', 'content-length', 'transfer-encoding']);

/** What is sealed into a cookie is other bytes each time. */
const unsealed = (value: string) => value.replace(/^daona_said=[^;]+/, 'daona_said=…');

async function said(response: Response) {
  const kept = [...response.headers].filter(([name]) => !OF_THE_WAY.has(name));
  const headers = kept.map(([name, value]) => [name, name === 'set-cookie' ? unsealed(value) : value]).sort();
  return { status: response.status, headers, body: await response.text() };
}

test.each(Object.keys(REQUESTS))('both doors answer alike, status, headers and bytes: %s', async (name) => {
  const { module, path, init, params } = REQUESTS[name]!();
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const headers = { 'accept-encoding': 'identity', 'accept-language': 'zh-CN', ...init.headers };
  const throughFront = await said(await fetch(base + path, { ...init, headers }));
  const handler = module[(init.method ?? 'GET') as 'GET' | 'POST']!;
  const throughNext = await said(await handler(new Request(base + path, { ...init, headers }), { params: Promise.resolve(params) }));
  expect(throughNext).toEqual(throughFront);
});
