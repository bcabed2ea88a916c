import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { beforeEach, expect, test } from 'vitest';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { readInbox } from '@/server/usecases/source/read-inbox';
import { takeInbox } from '@/server/usecases/source/take-inbox';
import { takeInboxOrders } from '@/server/usecases/source/take-inbox-orders';
import { freshDatabase } from '../database/fresh-database';

beforeEach(freshDatabase);

interface Written {
  source?: string;
  order_no?: string | null;
  code?: string | null;
  [column: string]: unknown;
}

async function write(row: Written, db: Pick<pg.Client, 'query'> = pool()): Promise<void> {
  const whole = { source: 'erp', shop: 'north', order_no: 'A1', code: 'picked', occurred_at: '2026-03-02T09:00:00+08:00', ...row };
  const names = Object.keys(whole);
  await db.query(
    `insert into inbox_event (${names.join(', ')}) values (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(whole),
  );
}

const states = async () =>
  (await pool().query('select state, field, reason from inbox_event order by id')).rows.map((row) =>
    Object.values(row).filter(Boolean).join(' · '),
  );
const facts = async () =>
  (await pool().query(`select code from fact where code <> 'shipment.linked' order by occurred_at, seq`)).rows.map((row) => row.code);

test('rows are recorded as posted events; a refused one says which column and how to mend it, and spoils no other', async () => {
  await write({ event_id: 'e1' });
  await write({ code: 'shipped', carrier: '顺丰', tracking_no: 'SF1234567890123', city: '苏州市' });
  await write({ code: 'paid', payment_no: 'P1', payment_amount: '128.00', payment_currency: 'CNY', source: 'alipay' });
  await write({ code: null, source_code: '已贴单' });
  await write({ code: 'completed' });
  await write({ occurred_at: null });
  await write({ shop: null });
  await write({ payment_amount: 'much', payment_no: 'P2', code: 'paid' });
  await write({ event_id: 'e1' });
  expect(await takeInbox(newContext())).toBe(9);
  expect(await states()).toEqual([
    'recorded',
    'recorded',
    'recorded',
    'unmapped',
    expect.stringMatching(/^refused · code · is no code that can be posted/),
    expect.stringMatching(/^refused · occurred_at · /),
    expect.stringMatching(/^refused · shop · is missing beside orderNo/),
    expect.stringMatching(/^refused · payment_amount · must be a decimal/),
    'duplicate',
  ]);
  expect(await takeInbox(newContext())).toBe(0);
});

test('orders are recorded as posted orders before their events; nothing of what they said stays in the table', async () => {
  const order = {
    shop: 'north',
    orderNo: 'A1',
    placedAt: '2026-03-01T09:00:00+08:00',
    customer: { name: '王小明', phone: '13700137051' },
    destination: { country: 'CN', city: '苏州市' },
  };
  const put = (body: unknown) => pool().query('insert into inbox_order (body) values ($1)', [JSON.stringify(body)]);
  await put(order);
  await put({ ...order, customer: { name: '王小明', phone: '12' } });
  await put('nothing');
  await put(order);
  await write({ order_no: 'A1' });
  expect(await takeInboxOrders(newContext())).toBe(4);
  await takeInbox(newContext());
  const { rows } = await pool().query('select state, field, body from inbox_order order by id');
  expect(rows).toEqual([
    { state: 'recorded', field: null, body: null },
    { state: 'refused', field: 'customer.phone', body: null },
    { state: 'refused', field: 'body', body: null },
    { state: 'duplicate', field: null, body: null },
  ]);
  expect((await pool().query('select order_no from orders')).rows).toEqual([{ order_no: 'A1' }]);
  expect(await takeInboxOrders(newContext())).toBe(0);
  expect(await readInbox(newContext())).toMatchObject({
    states: { recorded: 2, refused: 2, duplicate: 1 },
    refused: [{ table: 'inbox_order' }, {}],
  });
});

test('many workers at once take every row once', async () => {
  for (let n = 0; n < 40; n += 1) await write({ order_no: `A${n}` });
  const taken = await Promise.all(Array.from({ length: 6 }, () => takeInbox(newContext())));
  expect(taken.reduce((sum, n) => sum + n)).toBe(40);
  expect(await states()).toEqual(Array.from({ length: 40 }, () => 'recorded'));
  expect(await facts()).toHaveLength(40);
});

test('a worker that dies between recording and settling doubles nothing', async () => {
  await write({});
  await takeInbox(newContext());
  // as it stands when the transaction that locked the rows was lost after the events were recorded
  await pool().query(`update inbox_event set state = 'new', taken_at = null`);
  await takeInbox(newContext());
  expect(await states()).toEqual(['duplicate']);
  expect(await facts()).toEqual(['picked']);
});

/** The script as psql runs it: variables as literals, and what each query answers run in its turn. */
async function runScript(variables: Record<string, string>): Promise<void> {
  const script = readFileSync('scripts/inbox-role.sql', 'utf8').replace(/^--.*$/gm, '');
  for (const part of script.split('\\gexec').filter((text) => text.trim() !== '')) {
    const query = part.replace(/:'(\w+)'/g, (_, variable: string) => pg.escapeLiteral(variables[variable]!));
    for (const row of (await pool().query<{ format: string }>(query)).rows) await pool().query(row.format);
  }
}

test('a role made by the script writes, reads what became of its own rows, and reaches nothing else', async () => {
  const url = new URL(process.env.DATABASE_URL!);
  const name = `robot_${randomBytes(4).toString('hex')}`;
  await runScript({ name, password: "it's long" });
  url.username = name;
  url.password = encodeURIComponent("it's long");
  const robot = new pg.Client({ connectionString: url.href });
  try {
    await robot.connect();
    await write({ source: 'erp' });
    await write({ order_no: 'R1', code: 'nonsense' }, robot);
    await robot.query(`insert into inbox_order (body) values ('{}')`);
    await pool().query(`insert into inbox_order (body) values ('{}')`);
    await takeInbox(newContext());
    expect((await robot.query('select order_no, state, field from inbox_event')).rows).toEqual([
      { order_no: 'R1', state: 'refused', field: 'code' },
    ]);
    expect((await robot.query('select state from inbox_order')).rows).toHaveLength(1);
    for (const sql of [
      'select * from orders',
      'select * from contact',
      `update inbox_event set state = 'recorded'`,
      'delete from inbox_event',
      `insert into inbox_event (source, written_by) values ('erp', 'daona')`,
      `insert into inbox_event (source, state) values ('erp', 'recorded')`,
    ])
      await expect(robot.query(sql)).rejects.toThrow(/permission denied/);
  } finally {
    await robot.end();
    await pool().query(`drop owned by ${name}; drop role ${name}`);
  }
});
