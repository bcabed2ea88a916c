import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { StartError } from './start-error';

/** The lock and the table of Prisma 7's own `migrate deploy`, so that the two can take turns on one database. */
const PRISMA_LOCK = 72707369;
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** Migrations of a folder in Prisma's layout (`<time>_<name>/migration.sql`), in the order they are applied. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .map((name) => {
      const bytes = readFileSync(join(folder, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    });
}

/**
 * Brings a database up to the migrations of `folder` and returns the names of those it applied now. Each runs in one
 * transaction with its row in `_prisma_migrations`; processes that start together wait for each other. Throws
 * StartError when an applied file was changed since, when the database knows migrations that this version does not,
 * or when one fails.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query(TABLE);
    const applied = await readApplied(client);
    refuseStrangers(applied, migrations);
    const pending = migrations.filter((m) => !applied.has(m.name));
    for (const migration of pending) await apply(client, migration);
    return pending.map((m) => m.name);
  } finally {
    await client.end();
  }
}

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished: boolean }>(
    'select migration_name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null',
  );
  const failed = rows.find((r) => !r.finished);
  if (failed)
    throw new StartError(`Migration ${failed.migration_name} stopped half-way in an earlier run: mend it with "prisma migrate resolve".`);
  return new Map(rows.map((r) => [r.migration_name, r.checksum]));
}

function refuseStrangers(applied: Map<string, string>, migrations: Migration[]): void {
  const known = new Map(migrations.map((m) => [m.name, m.checksum]));
  for (const [name, checksum] of applied) {
    if (!known.has(name))
      throw new StartError(`The database is newer than this version of Daona (it has migration ${name}): run the newer version.`);
    if (known.get(name) !== checksum)
      throw new StartError(`Migration ${name} was changed after it had been applied: put the file back as it was.`);
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new StartError(`Migration ${name} fails: ${(error as Error).message}.`, error);
  }
}
