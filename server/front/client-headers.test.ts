import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { settleClientAddress } from './client-headers';

let close: (() => void) | undefined;
afterEach(() => close?.());

async function headersSeen(trustedProxies: number, sent: Record<string, string>): Promise<Record<string, string>> {
  const server = createServer((incoming, outgoing) => {
    settleClientAddress(incoming, trustedProxies);
    outgoing.end(JSON.stringify(incoming.headers));
  }).listen(0, '127.0.0.1');
  close = () => server.close();
  await once(server, 'listening');
  const call = request({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', headers: sent, agent: false }).end();
  const [answer] = await once(call, 'response');
  let body = '';
  for await (const chunk of answer) body += chunk;
  return JSON.parse(body);
}

const forged = {
  'X-Forwarded-For': '203.0.113.9, 198.51.100.7',
  'x-daona-client': '6.6.6.6',
  Forwarded: 'for=6.6.6.6',
  'X-Forwarded-Host': 'evil.example',
};

test('without a trusted proxy nothing a client says about its address is believed', async () => {
  const headers = await headersSeen(0, forged);
  expect(headers['x-daona-client']).toBe('127.0.0.1');
  expect(Object.keys(headers).filter((name) => name.includes('forwarded'))).toEqual([]);
});

test('behind trusted proxies the address that the outermost of them saw counts, not what stands before it', async () => {
  expect((await headersSeen(1, forged))['x-daona-client']).toBe('198.51.100.7');
  expect((await headersSeen(2, forged))['x-daona-client']).toBe('203.0.113.9');
});

test('a chain shorter than promised falls back to its first hop', async () => {
  expect((await headersSeen(3, { 'x-forwarded-for': '203.0.113.9' }))['x-daona-client']).toBe('203.0.113.9');
});
