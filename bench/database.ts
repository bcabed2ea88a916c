import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../server/platform/embedded-postgres';
import { migrate } from '../server/platform/migrate';
import { ROOT } from './root';

export interface BenchDatabase {
  url: string;
  /** Version of the server, for the report. */
  version: string;
  /** Drops the database, and ends the server if it was started for this run. */
  close(): Promise<void>;
}

/** One for each run, so that two may go on at once. */
const NAME = `daona_bench_${process.pid}`;

/**
 * An empty, migrated database of its own: on the server of BENCH_DATABASE_URL (any database of it), else on an embedded
 * server that writes as durably as in production.
 */
export async function openDatabase(): Promise<BenchDatabase> {
  const server = await openServer();
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await dropLeftovers(admin);
  await admin.query(`create database ${NAME}`);
  const { rows } = await admin.query<{ server_version: string }>('show server_version');
  const url = new URL(server.url);
  url.pathname = `/${NAME}`;
  await migrate(url.href, join(ROOT, 'prisma', 'migrations'));
  return {
    url: url.href,
    version: rows[0]!.server_version,
    close: async () => {
      // Connections that were told to end may still be doing so; dropping under them would fail their processes.
      for (let tries = 0; tries < 50 && (await connections(admin)) > 0; tries += 1) await sleep(100);
      await admin.query(`drop database if exists ${NAME} with (force)`);
      await admin.end();
      await server.stop();
    },
  };
}

/** Databases of runs that were killed: nobody is connected to them. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string }>(
    `select datname as name from pg_database d where datname ~ '^daona_bench(_|$)' and not exists (select from pg_stat_activity a where a.datname = d.datname)`,
  );
  for (const { name } of rows) await admin.query(`drop database if exists "${name}"`);
}

async function connections(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query<{ count: string }>('select count(*) from pg_stat_activity where datname = $1', [NAME]);
  return Number(rows[0]!.count);
}

async function openServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const given = process.env.BENCH_DATABASE_URL;
  if (given) return { url: given, stop: async () => undefined };
  const dataDir = join(ROOT, '.daona', 'bench');
  mkdirSync(dataDir, { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir, password: 'bench' });
  return { url: server.url('postgres'), stop: () => server.stop() };
}

/** Secret of the product under measurement; a new one each run. */
export function newSecret(): string {
  return randomBytes(32).toString('base64');
}
