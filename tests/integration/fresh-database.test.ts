import { expect, test } from 'vitest';
import { pool } from '@/server/platform/database';
import { freshDatabase } from '../database/fresh-database';

test('a test file gets the migrated shape, and empties it without losing the record of its migrations', async () => {
  await pool().query(`insert into shop (code, name) values ('s', 'Shop')`);
  await freshDatabase();
  const { rows } = await pool().query(
    `select (select count(*) from shop) as shops, (select count(*) from _prisma_migrations) as migrations`,
  );
  expect(rows[0].shops).toBe(0);
  expect(rows[0].migrations).toBeGreaterThan(0);
});
