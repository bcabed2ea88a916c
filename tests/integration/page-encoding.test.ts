import { existsSync } from 'node:fs';
import { createServer, get, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as parcelPage from '@/app/(public)/q/[code]/route';
import * as pageScript from '@/app/(public)/script/[name]/route';
import { bundleIslands } from '@/scripts/build';
import { pageScriptPath } from '@/server/api/public/get-page-script';
import { frontListener } from '@/server/front/front-listener';
import { hotRoutes } from '@/server/front/route-table';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';

interface Answer {
  status: number;
  encoding: string | null;
  vary: string | null;
  cacheControl: string | null;
  bytes: Buffer;
}

let server: Server;
let code: string;

beforeAll(async () => {
  if (!existsSync(join('public', 'islands', 'page.js'))) await bundleIslands(process.cwd());
  await freshDatabase();
  await pool().query(`insert into shop (code, name) values ('demo', 'Demo')`);
  const header = { shop: 'demo', orderNo: 'BR1', type: 'normal' as const, placedAt: Date.now(), items: [] };
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

/** By the handler itself, which is what Next calls. */
async function throughNext(path: string, headers: Record<string, string>): Promise<Answer> {
  const request = new Request(`http://daona.test${path}`, { headers });
  const name = path.split('/').at(-1)!;
  const answer = path.startsWith('/q/')
    ? await parcelPage.GET(request, { params: Promise.resolve({ code: name }) })
    : await pageScript.GET(request, { params: Promise.resolve({ name }) });
  return answerOf(answer.status, Object.fromEntries(answer.headers), Buffer.from(await answer.arrayBuffer()));
}

function throughFront(path: string, headers: Record<string, string>): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, fail) => {
    get({ host: '127.0.0.1', port, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () => done(answerOf(answer.statusCode!, answer.headers, Buffer.concat(chunks))));
    }).on('error', fail);
  });
}

function answerOf(status: number, headers: IncomingHttpHeaders, bytes: Buffer): Answer {
  const header = (name: string) => (headers[name] as string | undefined) ?? null;
  return { status, encoding: header('content-encoding'), vary: header('vary'), cacheControl: header('cache-control'), bytes };
}

const DOORS = { 'Next’s door': throughNext, 'the front': throughFront };

function unpack({ encoding, bytes }: Answer): string {
  if (encoding === 'br') return brotliDecompressSync(bytes).toString();
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

test.each(Object.entries(DOORS))('%s sends brotli, gzip or plain bytes, as the client takes them, and all say the same', async (_, ask) => {
  const path = `/q/${code}`;
  const plain = await ask(path, {});
  const gzipped = await ask(path, { 'accept-encoding': 'gzip, deflate' });
  const brotli = await ask(path, { 'accept-encoding': 'gzip, deflate, br' });
  expect([plain.encoding, gzipped.encoding, brotli.encoding]).toEqual([null, 'gzip', 'br']);
  for (const answer of [plain, gzipped, brotli])
    expect(answer).toMatchObject({ status: 200, vary: 'accept-encoding', cacheControl: 'no-store' });
  expect(unpack(plain)).toMatch(/^<!doctype html>.*<\/html>$/s);
  expect(unpack(gzipped)).toBe(unpack(plain));
  expect(unpack(brotli)).toBe(unpack(plain));
  expect(brotli.bytes.length).toBeLessThan(gzipped.bytes.length);
  // kept forms are told apart on the second look too
  expect((await ask(path, { 'accept-encoding': 'gzip' })).encoding).toBe('gzip');
  expect((await ask(path, { 'accept-encoding': 'gzip;q=1, br;q=0' })).encoding).toBe('gzip');
});

test.each(Object.entries(DOORS))('%s sends the page’s script to be kept for good under its hash, and not under another', async (_, ask) => {
  const path = pageScriptPath()!;
  const brotli = await ask(path, { 'accept-encoding': 'br' });
  expect(brotli).toMatchObject({ status: 200, encoding: 'br', cacheControl: 'public, max-age=31536000, immutable' });
  const old = await ask('/script/000000000000.js', { 'accept-encoding': 'gzip' });
  expect(old).toMatchObject({ status: 200, encoding: 'gzip', cacheControl: 'no-store' });
  expect(unpack(old)).toBe(unpack(brotli));
  expect(unpack(await ask(`/q/${code}`, {}))).toContain(`<script defer="" src="${path}"></script>`);
});
