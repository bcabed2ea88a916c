import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withFileLock } from './file-lock';
import { type DatabaseUser, databaseUser, openFolderFor, postgresHome } from './postgres-binaries';
import { explainPostgresFault, requireDiskSpace } from './postgres-faults';
import { isRunningAs } from './process-state';
import { StartError } from './start-error';

const SUPERUSER = 'daona';
const LOCALE = ['--locale-provider=icu', '--icu-locale=und', '--locale=C.UTF-8'];

export interface EmbeddedPostgresOptions {
  /** Folder of the product's data; the cluster lies in `postgres/` below it, unless the database user cannot reach that. */
  dataDir: string;
  /** Of the superuser; set when the cluster is made. */
  password: string;
  /** Fixed port on 127.0.0.1; a free one when unset. */
  port?: number;
  /** False gives up fsync: for tests, whose data nobody misses. */
  durable?: boolean;
}

export interface EmbeddedPostgres {
  port: number;
  /** Where the cluster lies: what a backup must hold. */
  folder: string;
  /** True when a server already ran on this folder. */
  attached: boolean;
  /** Connection string of one database of the cluster. */
  url(database: string): string;
  /** Ends the server: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
}

/** How long the processes of a killed server may take to end: ten seconds. */
const ORPHAN_TRIES = 40;
const ORPHAN_WAIT_MS = 250;

interface Cluster {
  home: string;
  folder: string;
  log: string;
  user: DatabaseUser;
  options: EmbeddedPostgresOptions;
}

/**
 * Starts the Postgres that comes with the package on a data folder, or attaches to the one that already runs there.
 * Makes the cluster on first use. Safe after `kill -9` and when two processes start at once. Throws StartError with
 * one sentence when the disk is full, the folder is damaged or the port is taken.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  return withFileLock(join(dataDir, 'postgres.lock'), async () => {
    const cluster = await openCluster(dataDir, options);
    const running = await runningPort(cluster);
    if (running) return handleOf(cluster, running, true);
    requireDiskSpace(dataDir);
    if (!existsSync(join(cluster.folder, 'PG_VERSION'))) await makeCluster(cluster);
    return handleOf(cluster, await startServer(cluster), false);
  });
}

async function openCluster(dataDir: string, options: EmbeddedPostgresOptions): Promise<Cluster> {
  const user = databaseUser();
  const parent = reachableFolder(dataDir, user);
  return {
    home: postgresHome(user),
    folder: join(parent, 'postgres'),
    log: join(parent, 'postgres.log'),
    user,
    options: { ...options, dataDir },
  };
}

/** The data folder itself, or one that everybody may traverse when root keeps its data under a closed folder. */
function reachableFolder(dataDir: string, user: DatabaseUser): string {
  if (user.uid === undefined) return dataDir;
  const own = join(dataDir, 'database');
  const moved = openFolderFor(dataDir);
  for (const folder of existsSync(moved) ? [moved] : [own, moved]) {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    if (folder === own) chmodSync(dataDir, 0o711);
    chownSync(folder, user.uid, user.gid!);
    if (spawnSync('/bin/sh', ['-c', 'test -w "$0"', folder], { ...user, cwd: '/' }).status === 0) return folder;
  }
  throw new StartError(
    `The user that Postgres runs as (uid ${user.uid}) cannot reach ${dataDir}: set DAONA_DATA_DIR to a folder that it can.`,
  );
}

/** Makes the cluster beside its final place and moves it there, so that a half-made one is never taken for a whole one. */
async function makeCluster(cluster: Cluster): Promise<void> {
  const { folder, user, options } = cluster;
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new StartError(
      `The data folder ${folder} is damaged (PG_VERSION is missing): put back a backup of it, or move it away to begin with an empty one.`,
    );
  }
  const fresh = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(fresh, { recursive: true, force: true });
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (user.uid !== undefined) chownSync(passwordFile, user.uid, user.gid!);
  const args = ['-D', fresh, '-U', SUPERUSER, '-E', 'UTF8', ...LOCALE, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  const made = await run(cluster, 'initdb', options.durable === false ? [...args, '--no-sync'] : args);
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw explainPostgresFault(made.output, folder, 0);
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}

async function startServer(cluster: Cluster): Promise<number> {
  const { folder, log, options } = cluster;
  const port = options.port ?? (await freePort());
  for (let attempt = 1; ; attempt += 1) {
    disownStalePidFile(folder);
    rmSync(log, { force: true });
    const started = await run(cluster, 'pg_ctl', ['start', '-w', '-t', '120', '-D', folder, '-l', log, '-o', settings(port, options)]);
    if (started.status === 0) return port;
    const output = `${started.output}\n${readLog(log)}`;
    if (!isHeldByOrphans(output) || attempt >= ORPHAN_TRIES) throw explainPostgresFault(output, folder, port);
    await sleep(ORPHAN_WAIT_MS);
  }
}

/** Processes of a server that was killed end by themselves once they notice; until then its memory is still in use. */
function isHeldByOrphans(output: string): boolean {
  return /pre-existing shared memory/i.test(output);
}

/** Full durability unless told otherwise; memory by the machine's size. No Unix socket: its path may be 107 bytes at most. */
function settings(port: number, options: EmbeddedPostgresOptions): string {
  const memoryMb = Math.floor(totalmem() / 1_048_576);
  const buffersMb = Math.max(128, Math.min(1024, Math.floor(memoryMb / 8)));
  const values: Record<string, string | number> = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: `${buffersMb}MB`,
    effective_cache_size: `${Math.max(512, Math.floor(memoryMb / 2))}MB`,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    random_page_cost: 1.1,
    jit: 'off',
    timezone: 'UTC',
    fsync: options.durable === false ? 'off' : 'on',
    synchronous_commit: options.durable === false ? 'off' : 'on',
    full_page_writes: options.durable === false ? 'off' : 'on',
  };
  return Object.entries(values)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ');
}

/** Port of the server that runs on this folder, once it answers; undefined when none runs. */
async function runningPort(cluster: Cluster): Promise<number | undefined> {
  for (let tries = 0; tries < 600; tries += 1) {
    const [pid, , , port] = readPidFile(cluster.folder);
    if (!pid || !isRunningAs(Number(pid), 'postgres')) return undefined;
    if (port && (await answers(urlOf(cluster, Number(port), 'postgres')))) return Number(port);
    await sleep(100);
  }
  throw new StartError(`A Postgres runs on ${cluster.folder} but has not answered for a minute: see ${cluster.log}.`);
}

/** False while the server starts, recovers or ends (SQLSTATE 57P0x) or does not listen yet; a wrong password is told. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01')
      throw new StartError('The database refuses its password: the secrets file does not belong to this data folder.', error);
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function readPidFile(folder: string): string[] {
  const path = join(folder, 'postmaster.pid');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
}

/**
 * After a `kill -9` the pid file may name a zombie or, after a restart of the machine, a stranger, and Postgres would
 * refuse to start. Removing the file would also remove the check for orphaned backends that still use the shared
 * memory. So the pid in it becomes ours: Postgres takes its grandparent's pid for a leftover and goes on to that check.
 */
function disownStalePidFile(folder: string): void {
  const lines = readPidFile(folder);
  if (lines.length === 0) return;
  writeFileSync(join(folder, 'postmaster.pid'), [String(process.pid), ...lines.slice(1)].join('\n'));
}

function handleOf(cluster: Cluster, port: number, attached: boolean): EmbeddedPostgres {
  return {
    port,
    folder: cluster.folder,
    attached,
    url: (database) => urlOf(cluster, port, database),
    stop: async () => {
      const stopped = await run(cluster, 'pg_ctl', ['stop', '-w', '-t', '60', '-m', 'fast', '-D', cluster.folder]);
      if (stopped.status !== 0 && !/PID file .* does not exist|No such process/i.test(stopped.output)) {
        throw new StartError(`Postgres in ${cluster.folder} does not stop: ${stopped.output.trim()}.`);
      }
    },
  };
}

function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(cluster.options.password)}@127.0.0.1:${port}/${database}`;
}

function run(cluster: Cluster, program: string, args: string[]): Promise<{ status: number; output: string }> {
  const options: SpawnOptions = {
    ...cluster.user,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
  };
  return new Promise((done, fail) => {
    const child = spawn(join(cluster.home, 'bin', program), args, options);
    let output = '';
    child.stdout!.on('data', (data) => (output += data));
    child.stderr!.on('data', (data) => (output += data));
    child.on('error', fail);
    // 'exit', not 'close': the server inherits the pipes of pg_ctl and keeps them open
    child.on('exit', (status) => done({ status: status ?? 1, output }));
  });
}

function readLog(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').slice(-8000) : '';
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}
