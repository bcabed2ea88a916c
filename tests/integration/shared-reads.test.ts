import { expect, test } from 'vitest';
import { pool } from '@/server/platform/database';
import { readTogether } from '@/server/platform/shared-reads';

const backendOf = async (n: number) => (await readTogether({ text: 'select pg_backend_pid() as pid, $1::int as n', values: [n] })).rows[0];

test('reads of one turn share a connection, each gets its own answer, and the connection is given back', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => backendOf(n)));
  expect(answers.map((answer) => answer.n)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  expect(new Set(answers.map((answer) => answer.pid)).size).toBe(1);
  expect(pool().idleCount).toBe(pool().totalCount);
});

test('a read that fails fails alone', async () => {
  const broken = readTogether({ text: 'select 1 / $1::int as n', values: [0] });
  const [failed, ...others] = await Promise.allSettled([broken, backendOf(1), backendOf(2)]);
  expect(failed!.status).toBe('rejected');
  expect(others.map((other) => other.status === 'fulfilled' && other.value.n)).toEqual([1, 2]);
  expect((await backendOf(3)).n).toBe(3);
});

test('while packets are under way reads of later turns gather: they wait for one of them and go together', async () => {
  const slow = Array.from({ length: 3 }, async (_, n) => {
    await new Promise((next) => setTimeout(next, 20 * n));
    return (await readTogether({ text: 'select pg_backend_pid() as pid, pg_sleep(0.4)' })).rows[0].pid as number;
  });
  await new Promise((next) => setTimeout(next, 100));
  const later: ReturnType<typeof backendOf>[] = [];
  for (let n = 0; n < 5; n += 1) {
    later.push(backendOf(n));
    await new Promise((next) => setTimeout(next, 10));
  }
  const answers = await Promise.all(later);
  expect(answers.map((answer) => answer.n)).toEqual([0, 1, 2, 3, 4]);
  expect(new Set(answers.map((answer) => answer.pid)).size).toBe(1);
  expect(new Set(await Promise.all(slow)).size).toBe(3);
  expect(pool().idleCount).toBe(pool().totalCount);
});
