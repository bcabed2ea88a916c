import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
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

test('what was read keeps no words of people: they name persons in the clear', async () => {
  await write({ code: 'note', note: '收件人王小明 13800138000' });
  await write({ code: 'completed', note: '收件人王小明 13800138000' });
  await takeInbox(newContext());
  expect((await pool().query('select state, note from inbox_event order by id')).rows).toEqual([
    { state: 'recorded', note: null },
    { state: 'refused', note: null },
  ]);
});

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

/** Has recording throw for what holds a word, as a fault of ours would; answers how to mend it. */
async function breakFor(word: string, errcode = 'P0001'): Promise<() => Promise<unknown>> {
  await pool().query(`
    create function fail_for_test() returns trigger language plpgsql as $$ begin raise exception 'broken' using errcode = '${errcode}'; end $$;
    create trigger fail_for_test before insert on fact for each row when (new.body::text like '%${word}%') execute function fail_for_test()`);
  const mend = () => pool().query('drop function if exists fail_for_test cascade');
  onTestFinished(async () => void (await mend()));
  return mend;
}

test('an event that recording throws for is refused after the second try, in plain words; the rows around it are recorded', async () => {
  await breakFor('unlucky');
  for (const note of ['one', 'unlucky', 'three']) await write({ note, event_id: note });
  await write({ order_no: null });
  expect(await takeInbox(newContext())).toBe(4);
  expect(await states()).toEqual([
    'recorded',
    expect.stringMatching(/^refused · could not be recorded, twice; [^:]+$/),
    'recorded',
    'refused · order_no · is missing beside shop',
  ]);
  expect(await facts()).toEqual(['picked', 'picked']);
  expect(await takeInbox(newContext())).toBe(0);
});

test('an order that recording throws for is refused without a word of it, and holds up no other', async () => {
  await breakFor('unlucky');
  for (const name of ['tea', 'unlucky', 'coffee'])
    await pool().query('insert into inbox_order (body) values ($1)', [
      JSON.stringify({
        shop: 'north',
        orderNo: `A-${name}`,
        placedAt: '2026-03-01T09:00:00+08:00',
        customer: { name: '王小明', phone: '13700137051' },
        destination: { country: 'CN', city: '苏州市' },
        items: [{ sku: 'T', name, quantity: 1 }],
      }),
    ]);
  expect(await takeInboxOrders(newContext())).toBe(3);
  const { rows } = await pool().query('select state, body, reason from inbox_order order by id');
  const refused = { state: 'refused', body: null, reason: expect.stringMatching(/^could not be recorded, twice/) };
  expect(rows).toEqual([{ state: 'recorded', body: null, reason: null }, refused, { state: 'recorded', body: null, reason: null }]);
  expect(await takeInboxOrders(newContext())).toBe(0);
  expect((await readInbox(newContext())).refused).toMatchObject([{ table: 'inbox_order', field: null }]);
});

test('a fault that passes before the second try costs no row', async () => {
  await pool().query('create sequence fail_for_test_seq');
  onTestFinished(async () => void (await pool().query('drop sequence fail_for_test_seq cascade')));
  await breakFor('unlucky');
  // of a sequence, what a transaction took stays taken when it is rolled back: the batch and the first try fail
  await pool().query(`create or replace function fail_for_test() returns trigger language plpgsql as
    $$ begin if nextval('fail_for_test_seq') <= 2 then raise exception 'broken'; end if; return new; end $$`);
  await write({ note: 'unlucky' });
  await takeInbox(newContext());
  expect(await states()).toEqual(['recorded']);
});

test('a database that is away refuses no row: all wait and are recorded once it is back', async () => {
  const mend = await breakFor('late', '57P01');
  for (const note of ['early', 'late']) await write({ note, event_id: note });
  await expect(takeInbox(newContext())).rejects.toThrow('broken');
  expect(await states()).toEqual(['new', 'new']);
  await mend();
  expect(await takeInbox(newContext())).toBe(2);
  expect(await states()).toEqual(['recorded', 'recorded']);
});

test('a database that goes away between the rows refuses none of them', async () => {
  await pool().query('create sequence fail_for_test_seq');
  onTestFinished(async () => void (await pool().query('drop sequence fail_for_test_seq cascade')));
  const mend = await breakFor('late');
  await pool().query(`create or replace function fail_for_test() returns trigger language plpgsql as
    $$ begin if nextval('fail_for_test_seq') = 1 then raise exception 'broken'; end if; raise exception 'away' using errcode = '57P01'; end $$`);
  for (const note of ['early', 'late']) await write({ note, event_id: note });
  await expect(takeInbox(newContext())).rejects.toThrow('away');
  expect(await states()).toEqual(['new', 'new']);
  await mend();
  await takeInbox(newContext());
  expect(await states()).toEqual(['duplicate', 'recorded']);
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
  await runScript({ name, password: "it's long", sources: 'erp, shop' });
  url.username = name;
  url.password = encodeURIComponent("it's long");
  const robot = new pg.Client({ connectionString: url.href });
  try {
    await robot.connect();
    await write({ source: 'erp' });
    await write({ order_no: 'R1', code: 'nonsense' }, robot);
    await robot.query(`insert into inbox_order (body) values ('{}')`);
    expect((await robot.query('select source from inbox_writer order by 1')).rows).toEqual([{ source: 'erp' }, { source: 'shop' }]);
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

test('a role writes as the sources it is bound to and as no other, and orders only where one of them is the shop', async () => {
  const url = new URL(process.env.DATABASE_URL!);
  const [name, other] = [1, 2].map((n) => `robot_${n}_${randomBytes(4).toString('hex')}`) as [string, string];
  await runScript({ name, password: 'long', sources: 'wms-east,erp' });
  await runScript({ name: other, password: 'long', sources: 'alipay' });
  Object.assign(url, { username: name, password: 'long' });
  const robot = new pg.Client({ connectionString: url.href });
  const refused = /violates row-level security policy/;
  try {
    await robot.connect();
    await write({ source: 'erp' }, robot);
    await write({ source: 'wms-east', order_no: 'A2' }, robot);
    for (const source of ['alipay', 'wms', 'ERP', ' erp', 'wms-east,erp']) await expect(write({ source }, robot)).rejects.toThrow(refused);
    const order = "insert into inbox_order (body) values ('{}')";
    await expect(robot.query(order)).rejects.toThrow(refused);
    // what another role may do is not to be seen, nor to be taken over
    expect((await robot.query('select distinct role from inbox_writer')).rows).toEqual([{ role: name }]);
    await expect(robot.query('insert into inbox_writer values (current_user, $1)', ['alipay'])).rejects.toThrow(/permission denied/);
    expect(await takeInbox(newContext())).toBe(2);
    expect((await pool().query('select distinct source from fact order by 1')).rows).toEqual([{ source: 'erp' }, { source: 'wms-east' }]);

    await runScript({ name, password: 'long', sources: 'shop' });
    await expect(write({ source: 'erp' }, robot)).rejects.toThrow(refused);
    await robot.query(order);
    expect((await readInbox(newContext())).writers).toEqual([
      { role: name, sources: ['shop'] },
      { role: other, sources: ['alipay'] },
    ]);
  } finally {
    await robot.end();
    for (const role of [name, other]) await pool().query(`drop owned by ${role}; drop role ${role}`);
  }
});
