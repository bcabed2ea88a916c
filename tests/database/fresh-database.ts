import { pool } from '@/server/platform/database';

/** Only what a test before wrote to: to truncate a hundred empty tables takes ten times as long as to look into them. */
const EMPTY_ALL = `
  do $$
  declare
    one text;
    has_rows boolean;
  begin
    for one in select format('%I', tablename) from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations' loop
      execute format('select exists (select from %s)', one) into has_rows;
      if has_rows then
        execute format('truncate %s cascade', one);
      end if;
    end loop;
    perform setval(format('%I', sequencename)::regclass, start_value, false) from pg_sequences where schemaname = 'public';
  end $$`;

/** Empties every table of this test file's database and starts its counters anew: call it in `beforeEach`. */
export async function freshDatabase(): Promise<void> {
  await emptyAll(TRIES);
}

const TRIES = 5;
const DEADLOCK = '40P01';

/** What a test before left under way (counts that are written a second later) may hold a table the other way round: then once more. */
async function emptyAll(tries: number): Promise<void> {
  try {
    await pool().query(EMPTY_ALL);
  } catch (error) {
    if ((error as { code?: string }).code !== DEADLOCK || tries <= 1) throw error;
    await emptyAll(tries - 1);
  }
}
