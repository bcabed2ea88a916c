import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { frontListener } from './front-listener';
import { Response as LeanResponse } from './lean-response';
import type { RouteModule } from './route-table';

const echo: RouteModule = {
  GET: async (request, { params }) => Response.json({ url: request.url, ...(await params), client: request.headers.get('x-daona-client') }),
  POST: async (request) => new LeanResponse(await request.text(), { headers: { 'content-type': 'text/plain', 'set-cookie': 'a=1' } }),
};
const broken: RouteModule = {
  GET: () => {
    throw new Error('a secret detail');
  },
};

let server: Server;
let base: string;
beforeAll(async () => {
  const listener = frontListener({
    routes: [
      ['/echo/[name]', echo],
      ['/broken', broken],
    ],
    fallback: (_, outgoing) => outgoing.end('next'),
    trustedProxies: 0,
  });
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

/** A body that does not say its length. */
function inChunks(bytes: Buffer): ReadableStream {
  return new ReadableStream({
    start(to) {
      to.enqueue(bytes);
      to.close();
    },
  });
}

/** What the server says to bytes that no client library would send. */
async function raw(text: string): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(text);
  let answer = '';
  socket.on('data', (data) => {
    answer += data;
  });
  await once(socket, 'close');
  return answer;
}

test('a route of the table gets a real Request and its parameters; everything else goes to Next', async () => {
  const answer = await fetch(`${base}/echo/%E5%88%B0?x=1`, { headers: { 'x-daona-client': 'forged' } });
  expect(await answer.json()).toEqual({ url: `${base}/echo/%E5%88%B0?x=1`, name: '到', client: '127.0.0.1' });
  for (const path of ['/', '/echo', '/echo/a/b']) expect(await (await fetch(base + path)).text()).toBe('next');
  expect(await (await fetch(`${base}/echo/a`, { method: 'DELETE' })).text()).toBe('next');
});

test('a lean answer arrives whole, with its headers, as UTF-8', async () => {
  const answer = await fetch(`${base}/echo/a`, { method: 'POST', body: '到哪了' });
  expect(await answer.text()).toBe('到哪了');
  expect(answer.headers.get('set-cookie')).toBe('a=1');
  expect(answer.headers.get('content-length')).toBe('9');
});

test('HEAD is answered like GET, without the body', async () => {
  const answer = await fetch(`${base}/echo/a`, { method: 'HEAD' });
  expect([answer.status, await answer.text()]).toEqual([200, '']);
});

test('a body beyond the cap is refused, whether it says its length or not', async () => {
  const big = Buffer.alloc(11 * 1024 * 1024);
  const said = await fetch(`${base}/echo/a`, { method: 'POST', body: big });
  expect([said.status, (await said.json()).code]).toEqual([413, 'body_too_large']);
  const chunked = await fetch(`${base}/echo/a`, { method: 'POST', body: inChunks(big), duplex: 'half' } as RequestInit);
  expect([chunked.status, (await chunked.json()).code]).toEqual([413, 'body_too_large']);
});

test('a body in chunks within the cap arrives whole', async () => {
  const text = '到'.repeat(100_000);
  const answer = await fetch(`${base}/echo/a`, { method: 'POST', body: inChunks(Buffer.from(text)), duplex: 'half' } as RequestInit);
  expect(await answer.text()).toBe(text);
});

test('a handler that throws answers a problem that tells nothing from inside', async () => {
  const answer = await fetch(`${base}/broken`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
  expect(await answer.text()).not.toContain('secret');
});

test('a host that no address can be made of is the fault of the client', async () => {
  const answer = await raw('GET /echo/a HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n');
  expect(answer).toMatch(/^HTTP\/1\.1 422 /);
});
