import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { environment } from '@/server/platform/environment';

/** One call as a vendor sees it. */
export interface VendorCall {
  path: string;
  headers: Headers;
  body: string;
  at: number;
}

/** What the vendor says: a status with a body; `hang` never answers, `drop` closes the connection. */
export type VendorSays = { status?: number; body: unknown } | 'hang' | 'drop';

export interface VendorStandIn {
  url: string;
  calls: VendorCall[];
}

type BaseUrl =
  | 'KUAIDI100_BASE_URL'
  | 'TRACK17_BASE_URL'
  | 'KDNIAO_BASE_URL'
  | 'SF_BASE_URL'
  | 'AFTERSHIP_BASE_URL'
  | 'EASYPOST_BASE_URL'
  | 'SHIPPO_BASE_URL';

/** A vendor's server on 127.0.0.1 that the portal calls until the test ends; `answer` speaks the vendor's wire format. */
export async function standInVendor(
  variable: BaseUrl,
  answer: (call: VendorCall) => VendorSays | Promise<VendorSays>,
): Promise<VendorStandIn> {
  const calls: VendorCall[] = [];
  const server = createServer((request, response) => {
    void read(request).then(async (call) => {
      calls.push(call);
      const says = await answer(call);
      if (says === 'hang') return;
      if (says === 'drop') return void response.socket?.destroy();
      response.writeHead(says.status ?? 200, { 'content-type': 'application/json' });
      response.end(typeof says.body === 'string' ? says.body : JSON.stringify(says.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = environment();
  const before = env[variable];
  env[variable] = url;
  onTestFinished(async () => {
    env[variable] = before;
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return { url, calls };
}

async function read(request: IncomingMessage): Promise<VendorCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  return { path: request.url ?? '/', headers, body: Buffer.concat(chunks).toString('utf8'), at: Date.now() };
}
