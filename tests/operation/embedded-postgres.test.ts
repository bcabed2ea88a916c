import { chmodSync, closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/server/platform/embedded-postgres';
import { openFolderFor } from '@/server/platform/postgres-binaries';
import { isRunning } from '@/server/platform/process-state';
import { runSql } from '../database/cluster';

let dataDir: string;
let started: EmbeddedPostgres[] = [];
const start = async (more = {}) => {
  const server = await startEmbeddedPostgres({ dataDir, password: 'secret', ...more });
  started.push(server);
  return server;
};

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'daona-embedded-'));
  started = [];
});
afterEach(async () => {
  for (const server of started) await server.stop().catch(() => undefined);
  rmSync(dataDir, { recursive: true, force: true });
});

function findFile(name: string): string {
  const found = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith(name));
  if (!found) throw new Error(`no ${name} in the data folder`);
  return join(dataDir, found);
}

const postmaster = () => Number(readFileSync(findFile('postmaster.pid'), 'utf8').split('\n')[0]);

async function killPostmaster(): Promise<void> {
  const pid = postmaster();
  process.kill(pid, 'SIGKILL');
  while (isRunning(pid)) await new Promise((done) => setTimeout(done, 20));
}

test('what was committed is there after kill -9, though the pid file still names the dead server', { timeout: 60_000 }, async () => {
  const first = await start();
  await runSql(first.url('postgres'), 'create table kept as select generate_series(1, 1000) as n');
  await killPostmaster();
  const second = await start();
  expect(second.attached).toBe(false);
  expect(await runSql(second.url('postgres'), 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }]);
});

test('a server that still runs is used again, and two starts at once end with one server', { timeout: 60_000 }, async () => {
  const both = await Promise.all([start(), start()]);
  expect(both.map((server) => server.attached).sort()).toEqual([false, true]);
  expect(both[0]!.port).toBe(both[1]!.port);
  expect((await start()).attached).toBe(true);
});

test('durability is not traded for speed unless somebody asks for it', { timeout: 60_000 }, async () => {
  const server = await start();
  const rows = await runSql(
    server.url('postgres'),
    `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') order by 1`,
  );
  expect(rows.map((row) => row.setting)).toEqual(['on', 'on', 'on']);
});

test('a pid file that names a stranger does not keep the server from starting', { timeout: 60_000 }, async () => {
  const first = await start();
  const lines = readFileSync(findFile('postmaster.pid'), 'utf8').split('\n');
  await first.stop();
  const path = join(findFile('PG_VERSION').replace(/PG_VERSION$/, ''), 'postmaster.pid');
  // process 1 is alive and no Postgres
  const file = openSync(path, 'w');
  writeSync(file, ['1', ...lines.slice(1)].join('\n'));
  closeSync(file);
  expect((await start()).attached).toBe(false);
});

test('a damaged data folder is told in one sentence that names it', { timeout: 60_000 }, async () => {
  await (await start()).stop();
  writeSync(openSync(findFile('pg_control'), 'r+'), Buffer.alloc(512, 0xff), 0, 512, 0);
  await expect(start()).rejects.toThrow(/^The data folder \S+ is damaged \(.*\): put back a backup/);
  rmSync(findFile('PG_VERSION'));
  await expect(start()).rejects.toThrow(/is damaged \(PG_VERSION is missing\)/);
});

test('a taken port is told in one sentence', { timeout: 60_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => other.once('listening', done));
  const { port } = other.address() as { port: number };
  await expect(start({ port })).rejects.toThrow(`Port ${port} for the database is taken by another program`);
  other.close();
});

test.runIf(process.getuid?.() === 0)(
  'data under a folder that the database user may not enter lands where it may',
  { timeout: 60_000 },
  async () => {
    const closed = join(dataDir, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0o700);
    const server = await startEmbeddedPostgres({ dataDir: join(closed, 'data'), password: 'secret' });
    started.push(server);
    expect(await runSql(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await startEmbeddedPostgres({ dataDir: join(closed, 'data'), password: 'secret' })).attached).toBe(true);
    await server.stop();
    rmSync(openFolderFor(join(closed, 'data')), { recursive: true });
  },
);
