import { afterAll, expect, test, vi } from 'vitest';
import { pool } from '@/server/platform/database';
import { stopListening, subscribe } from '@/server/store/listen';

afterAll(stopListening);

test('what is committed after subscribing is heard, also after Postgres has cut the connection', async () => {
  const heard: string[] = [];
  const onGap = vi.fn();
  await subscribe('order', (payload) => heard.push(payload), onGap);
  await pool().query(`select pg_notify('order', 'first')`);
  await vi.waitFor(() => expect(heard).toEqual(['first']));

  await pool().query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'daona listen' and datname = current_database()`,
  );
  await vi.waitFor(() => expect(onGap).toHaveBeenCalledOnce(), 5000);
  await pool().query(`select pg_notify('order', 'second')`);
  await vi.waitFor(() => expect(heard).toEqual(['first', 'second']));
});
