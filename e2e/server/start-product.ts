import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** What the specs sign in and call the API with. */
export const PRODUCT = { email: 'e2e@daona.local', password: 'e2e-password-1', apiKey: 'dk_e2e0123456789abcdefghij' };

const START_MS = 240_000;

/** Starts the product on an empty data folder and tells the specs where; the returned function stops it. */
export default async function startProduct(): Promise<() => Promise<void>> {
  // an address given from outside is a product that somebody else keeps running
  if (process.env.DAONA_E2E_URL) return async () => undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'daona-e2e-'));
  const port = await freePortPair();
  const child = spawn(process.execPath, ['scripts/up.mjs'], {
    cwd: resolve(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      DAONA_DATA_DIR: dataDir,
      DAONA_ADMIN_EMAIL: PRODUCT.email,
      DAONA_ADMIN_PASSWORD: PRODUCT.password,
      DAONA_API_KEY: PRODUCT.apiKey,
      DAONA_WORLD_ORDERS: '40',
    },
  });
  await untilReady(child);
  process.env.DAONA_E2E_URL = `http://127.0.0.1:${port}`;
  process.env.DAONA_E2E_PHONE_URL = `http://127.0.0.1:${port + 1}`;
  return async () => {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
}

function untilReady(child: ChildProcess): Promise<void> {
  let output = '';
  return new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`the product is not ready after ${START_MS / 1000} s:\n${output}`)), START_MS);
    const read = (data: Buffer) => {
      output += data;
      if (!output.includes('is ready after')) return;
      clearTimeout(timer);
      done();
    };
    child.stdout!.on('data', read);
    child.stderr!.on('data', read);
    child.once('exit', (code) => fail(new Error(`the product ended with ${code}:\n${output}`)));
  });
}

/** A free port whose neighbour is free too: the stand-ins take the next one. */
async function freePortPair(): Promise<number> {
  for (let tries = 0; tries < 20; tries += 1) {
    const port = await listenOnce(0);
    if (port && (await listenOnce(port + 1))) return port;
  }
  throw new Error('no two free ports side by side');
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(undefined));
    server.listen(port, () => {
      const { port: taken } = server.address() as { port: number };
      server.close(() => done(taken));
    });
  });
}
