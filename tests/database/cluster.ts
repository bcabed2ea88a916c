import { createHash, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate, readMigrations } from '@/server/platform/migrate';

export const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Runs SQL on one database of the test cluster, outside the pool of the product. */
export async function runSql<T extends pg.QueryResultRow>(url: string, sql: string, values: unknown[] = []): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

export function urlOfDatabase(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/** Makes the migrated database that every test file's own is cloned from, once for each state of the migrations. */
export async function makeTemplate(clusterUrl: string): Promise<string> {
  const state = readMigrations(MIGRATIONS).map((m) => m.checksum);
  const template = `daona_template_${createHash('sha256').update(state.join()).digest('hex').slice(0, 12)}`;
  const client = new pg.Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    // two test runs on one cluster make it once
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (rowCount) return template;
    const draft = `daona_draft_${randomBytes(6).toString('hex')}`;
    await client.query(`create database ${draft}`);
    await migrate(urlOfDatabase(clusterUrl, draft), MIGRATIONS);
    await client.query(`alter database ${draft} rename to ${template}`);
    return template;
  } finally {
    await client.end();
  }
}

/** Clones the template into a database of its own name and returns its address. */
export async function cloneTemplate(clusterUrl: string, template: string): Promise<string> {
  const name = `daona_test_${randomBytes(8).toString('hex')}`;
  await runSql(clusterUrl, `create database ${name} template ${template}`);
  return urlOfDatabase(clusterUrl, name);
}

/** Drops the database once its sessions have gone, which Postgres itself waits for; what a test left open is cut off. */
export async function dropDatabase(clusterUrl: string, url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  try {
    await runSql(clusterUrl, `drop database if exists ${name}`);
  } catch {
    await runSql(clusterUrl, `drop database if exists ${name} with (force)`);
  }
}
