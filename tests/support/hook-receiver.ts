import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One message as a shop's system got it. */
export interface Heard {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** How the system answers: a status with headers, or not at all. */
export type Manner = { status: number; headers?: Record<string, string>; body?: string } | 'hang' | 'drop' | 'endless';

/** A shop's system on this machine that takes webhooks and misbehaves as it is told; it does nothing but listen. */
export class HookReceiver {
  readonly heard: Heard[] = [];
  /** What it answers next; the last one holds on. */
  manners: Manner[] = [{ status: 204 }];
  private readonly server: Server;
  private readonly hanging = new Set<ServerResponse>();

  private constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        this.heard.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
        this.answer(response);
      });
    });
  }

  static async listen(): Promise<HookReceiver> {
    const receiver = new HookReceiver();
    await new Promise<void>((done) => receiver.server.listen(0, '127.0.0.1', done));
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  url(path = '/hook'): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  /** The bodies it got, read. */
  bodies(): { id: string; type: string; data: { orderNo?: string; sequence?: number; order?: { version: number } } }[] {
    return this.heard.map(({ body }) => JSON.parse(body));
  }

  async close(): Promise<void> {
    this.letGo();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** Answers those that it has kept waiting. */
  letGo(): void {
    for (const response of this.hanging) response.writeHead(204).end();
    this.hanging.clear();
  }

  private answer(response: ServerResponse): void {
    const manner = (this.manners.length > 1 ? this.manners.shift() : this.manners[0])!;
    if (manner === 'hang') this.hanging.add(response);
    else if (manner === 'drop') response.destroy();
    else if (manner === 'endless') {
      const pour = () => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
        if (!response.destroyed) response.once('drain', pour);
      };
      response.writeHead(200);
      pour();
    } else response.writeHead(manner.status, manner.headers).end(manner.body ?? '');
  }
}
