import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { frontListener } from '@/server/front/front-listener';
import { hotRoutes } from '@/server/front/route-table';
import { startHotLoop } from '@/server/jobs/hot-loop';
import { hotLoops } from '@/server/jobs/hot-loops';
import { pool } from '@/server/platform/database';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/server/platform/embedded-postgres';
import { log } from '@/server/platform/log';
import { migrate } from '@/server/platform/migrate';
import { inTransaction, newContext } from '@/server/store/context';
import { stopListening } from '@/server/store/listen';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { MIGRATIONS } from '../database/cluster';

const TOKEN = 'daona_outage_0123456789';
const dataDir = mkdtempSync(join(tmpdir(), 'daona-outage-'));
let postgres: EmbeddedPostgres;
let front: Server;
let url: string;

const start = (port?: number) => startEmbeddedPostgres({ dataDir, password: 'secret', durable: false, port });

beforeAll(async () => {
  postgres = await start();
  await migrate(postgres.url('postgres'), MIGRATIONS);
  process.env.DATABASE_URL = postgres.url('postgres');
  await createApiKey(newContext(), { name: 'test', scopes: ['admin'], createdBy: 'system', token: TOKEN });
  front = createServer(frontListener({ routes: hotRoutes, fallback: (_, outgoing) => outgoing.writeHead(404).end(), trustedProxies: 0 }));
  await new Promise<void>((done) => front.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
});

afterAll(async () => {
  front.closeAllConnections();
  await new Promise((done) => front.close(done));
  await stopListening();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

function post(path: string, body: unknown): Promise<Response> {
  return fetch(url + path, { method: 'POST', body: JSON.stringify(body), headers: { authorization: `Bearer ${TOKEN}` } });
}

const event = (eventId: string) => ({
  events: [{ shop: 'north', orderNo: 'N-1', source: 'wms', eventId, code: 'packed', occurredAt: new Date().toISOString() }],
});

/** Gathers what a stream says until it is cut. */
async function listenTo(stream: Response, heard: string[]): Promise<void> {
  const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
    if (done) return;
    heard.push(value!);
  }
}

test('Postgres goes away under front and worker: 503 with a time to wait, open pages and loops come back by themselves', {
  timeout: 90_000,
}, async () => {
  expect((await post('/api/v1/events', event('a'))).status).toBe(200);
  const { rows } = await pool().query('select code, version from orders');
  const page = `/q/${rows[0].code}`;
  const heard: string[] = [];
  const stream = await fetch(`${url}/api/live/orders${page}`);
  const reading = listenTo(stream, heard);
  await vi.waitFor(() => expect(heard.join('')).toContain(`data: ${rows[0].version}\n`));
  const loops = hotLoops(newContext(), { request: async () => undefined, signal: new AbortController().signal }).map((loop) =>
    startHotLoop(loop, log()),
  );

  // one transaction is between two of its statements when the server goes
  let goOn = () => {};
  const away = new Promise<void>((done) => {
    goOn = done;
  });
  const interrupted = inTransaction(newContext(), async (tx) => {
    await tx.db.query('select 1');
    await away;
    await tx.db.query('select 2');
  }).catch((error: Error) => error);
  const port = postgres.port;
  await postgres.stop();
  goOn();
  expect(await interrupted).toBeInstanceOf(Error);

  for (const answer of [
    await fetch(url + page),
    await post('/api/v1/events', event('b')),
    await post('/api/v1/track', { orderNo: 'N-1', phone: '1' }),
  ]) {
    expect([answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([503, true]);
    expect(await answer.text()).not.toMatch(/ECONN|127\.0\.0\.1|terminat/);
  }

  postgres = await start(port);
  await vi.waitFor(async () => expect((await fetch(url + page)).status).toBe(200), 10_000);
  expect((await post('/api/v1/events', event('c'))).status).toBe(200);
  const { rows: later } = await pool().query('select version from orders');
  await vi.waitFor(() => expect(heard.join('')).toContain(`data: ${later[0].version}\n`), 20_000);
  await Promise.all(loops.map((stop) => stop()));
  front.closeAllConnections();
  await reading;
});
