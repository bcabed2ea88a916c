import { pool } from '@/server/platform/database';

/** Empties every table of this test file's database and starts its counters anew: call it in `beforeEach`. */
export async function freshDatabase(): Promise<void> {
  const { rows } = await pool().query<{ tables: string }>(
    `select string_agg(format('%I', tablename), ', ') as tables from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  );
  await truncate(rows[0]!.tables, TRIES);
}

const TRIES = 5;
const DEADLOCK = '40P01';

/** What a test before left under way (counts that are written a second later) may hold a table the other way round: then once more. */
async function truncate(tables: string, tries: number): Promise<void> {
  try {
    await pool().query(`truncate ${tables} restart identity cascade`);
  } catch (error) {
    if ((error as { code?: string }).code !== DEADLOCK || tries <= 1) throw error;
    await truncate(tables, tries - 1);
  }
}
