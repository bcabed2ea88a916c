import { pool } from '@/server/platform/database';

/** Empties every table of this test file's database and starts its counters anew: call it in `beforeEach`. */
export async function freshDatabase(): Promise<void> {
  const { rows } = await pool().query<{ tables: string }>(
    `select string_agg(format('%I', tablename), ', ') as tables from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  );
  await pool().query(`truncate ${rows[0]!.tables} restart identity cascade`);
}
