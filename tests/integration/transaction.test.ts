import { expect, test } from 'vitest';
import { pool } from '@/server/platform/database';
import { answered, inTransaction, newContext } from '@/server/store/context';

const moment = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** A deadlock as Postgres reports it, heard later than the answers of the statements behind it. */
async function deadlock(query: (text: string) => Promise<unknown>): Promise<void> {
  try {
    await query(`do $$ begin raise exception 'deadlock' using errcode = '40P01'; end $$`);
  } finally {
    await moment(30);
  }
}

test('a deadlock among writes that travel together runs the transaction again, whatever it took along', async () => {
  let tries = 0;
  const result = await inTransaction(newContext(), async ({ db }) => {
    tries += 1;
    const query = (text: string) => db.query(text);
    await answered([tries === 1 ? deadlock(query) : query('select 1'), query('select 2'), query('select 3')]);
    return 'done';
  });
  expect({ result, tries }).toEqual({ result: 'done', tries: 2 });
});

test('a write of several statements that fails with others leaves nothing behind, not even after the transaction is over', async () => {
  await pool().query('drop table if exists left_behind; create table left_behind (word text)');
  const slow = async (query: (text: string) => Promise<unknown>) => {
    await query('select 1');
    await moment(50);
    await query(`insert into left_behind values ('outside')`);
  };
  const failing = inTransaction(newContext(), async ({ db }) => {
    const query = (text: string) => db.query(text);
    await answered([slow(query), query('select 1 / 0')]);
  });
  await expect(failing).rejects.toMatchObject({ code: '22012' });
  await moment(100);
  const { rows } = await pool().query('select word from left_behind');
  await pool().query('drop table left_behind');
  expect(rows).toEqual([]);
});
