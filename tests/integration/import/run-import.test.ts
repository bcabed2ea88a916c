import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test } from 'vitest';
import { hotLoops } from '@/server/jobs/hot-loops';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { readOrdersByKey } from '@/server/store/order';
import { cancelImport } from '@/server/usecases/import/cancel-import';
import { exportRejects } from '@/server/usecases/import/export-rejects';
import { presetSchema } from '@/server/usecases/import/preset';
import { readImport } from '@/server/usecases/import/read-import';
import { runNextImport } from '@/server/usecases/import/run-import';
import { startImport } from '@/server/usecases/import/start-import';
import { uploadFiles } from '@/server/usecases/import/upload-files';
import { freshDatabase } from '../../database/fresh-database';
import { CITIES, GOODS, ordersCsv, queueImport, TEA_PRESET } from '../../support/import-files';
import { callsAs } from '../console/staff-caller';

const ctx = newContext();

async function count(table: 'orders' | 'fact' | 'notice' | 'deadline' | 'import_file'): Promise<number> {
  const { rows } = await pool().query<{ n: number }>(`select count(*)::int as n from ${table}`);
  return rows[0]!.n;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 10));
}

/** Everything the log holds, without when it was received. */
async function logContent(): Promise<string[]> {
  const { rows } = await pool().query<{ text: string }>(
    `select subject_no || ' ' || coalesce(code, '') || ' ' || occurred_at as text from (
       select f.*, coalesce(o.order_no, f.subject) as subject_no from fact f left join orders o on f.subject = 'o:' || o.id) x order by 1`,
  );
  return rows.map((row) => row.text);
}

beforeEach(freshDatabase);

test('a draft and its preview show whose the rows are only when that is asked for, and then it is on record', async () => {
  const file = { name: 'orders.csv', content: Buffer.from(ordersCsv(2).replace('phone', '手机号')) };
  const files = [
    file,
    ...Object.entries({ 'cities.csv': CITIES, 'goods.csv': GOODS }).map(([name, text]) => ({ name, content: Buffer.from(text) })),
  ];
  const runId = await uploadFiles(ctx, { files, by: 'system' });
  const calls = callsAs('supervisor');
  const preset = { ...TEA_PRESET, order: { ...TEA_PRESET.order!, phone: { column: '手机号' } } };
  const looks = async () => (await pool().query("select subject from audit where action = 'preview.shown'")).rows;
  const phones = async (reveal: boolean) => {
    const preview = await calls.import.preview({ runId, preset, shop: 'north', reveal });
    return preview.kind === 'preview' ? preview.rows.map((row) => row.phone) : preview.problems;
  };
  expect(JSON.stringify(await calls.import.describe({ runId, timeZone: 'Asia/Shanghai' }))).not.toMatch(/1380013800/);
  expect(await phones(false)).toEqual(['138****8000', '138****8001']);
  expect(await looks()).toEqual([]);
  expect(await phones(true)).toEqual(['+8613800138000', '+8613800138001']);
  expect(await looks()).toEqual([{ subject: `import:${runId}` }]);
});

describe('an import', () => {
  test('is learned from and has its record soon after it is done, and only then', async () => {
    const asked: string[] = [];
    const request = async (job: string) => void asked.push(job);
    const loop = hotLoops(ctx, { request, signal: new AbortController().signal }).find(({ name }) => name === 'run imports')!;
    expect(await loop.round()).toBe(0);
    expect(asked).toEqual([]);
    await queueImport({ 'orders.csv': ordersCsv(2), 'cities.csv': CITIES, 'goods.csv': GOODS });
    expect(await loop.round()).toBe(1);
    expect(asked).toEqual(['learn-eta', 'replay-history']);
  });

  test('makes orders, facts and shipments of joined files, and history tells nobody', async () => {
    const runId = await queueImport({ 'orders.csv': ordersCsv(30), 'cities.csv': CITIES, 'goods.csv': GOODS });
    expect(await runNextImport(ctx)).toEqual({ kind: 'done' });
    expect(await readImport(ctx, { runId })).toMatchObject({
      status: 'done',
      total: 30,
      done: 30,
      accepted: 30,
      rejected: 0,
      orders: 30,
      facts: 70,
    });
    const [order] = await readOrdersByKey(pool(), 'T0');
    expect(order?.doc?.state).toMatchObject({
      lifecycle: 'delivered',
      payment: 'confirmed',
      history: true,
      destination: { city: '深圳市' },
      items: [
        { sku: 'green', quantity: 2 },
        { sku: 'black', quantity: 1 },
      ],
      shipments: [{ key: 'sf/SFT0', milestone: 'delivered', deliveredAt: Date.UTC(2026, 9, 31, 4) }],
    });
    expect(order?.phoneHash).not.toBeNull();
    expect([await count('notice'), await count('deadline')]).toEqual([0, 0]);
    expect(await count('import_file')).toBe(0);
  });

  test('repeated records nothing twice, whatever the order of rows and columns, gzip and byte order mark', async () => {
    const csv = ordersCsv(250);
    await queueImport({ 'orders.csv': csv, 'cities.csv': CITIES, 'goods.csv': GOODS });
    await runNextImport(ctx);
    const before = await logContent();
    const [head, ...rows] = csv
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',').reverse().join(','));
    const turned = `\uFEFF${[head, ...rows.reverse()].join('\r\n')}\r\n`;
    const again = await queueImport({ 'Orders.csv.gz': gzipSync(turned), 'cities.csv': CITIES, 'goods.csv': GOODS });
    await runNextImport(ctx);
    expect(await readImport(ctx, { runId: again })).toMatchObject({ status: 'done', accepted: 0, duplicate: 250, orders: 0, facts: 0 });
    expect(await logContent()).toEqual(before);
  });

  test('killed in the middle goes on in another process and ends as if nothing had happened', async () => {
    const files = { 'orders.csv': ordersCsv(3_000), 'cities.csv': CITIES, 'goods.csv': GOODS };
    const runId = await queueImport(files);
    const worker = spawn(process.execPath, ['--import', 'tsx', 'tests/support/import-worker.ts'], { env: process.env, stdio: 'ignore' });
    await until(async () => (await count('fact')) > 800);
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    const killed = await readImport(ctx, { runId });
    expect(killed).toMatchObject({ status: 'running' });
    expect(killed!.done).toBeLessThan(3_000);
    expect(await runNextImport(ctx)).toEqual({ kind: 'idle' });
    const afterLease = { ...ctx, now: () => Date.now() + 61_000 };
    expect(await runNextImport(afterLease)).toEqual({ kind: 'done' });
    const run = await readImport(ctx, { runId });
    expect(run).toMatchObject({ status: 'done', done: 3_000, rejected: 0 });
    expect(run!.accepted + run!.duplicate).toBe(3_000);
    expect([await count('orders'), await count('fact')]).toEqual([3_000, 3_000 + 7_000]);
  });

  test('can be stopped: what was recorded stays, the rest is not begun, and its files are gone', async () => {
    const runId = await queueImport({ 'orders.csv': ordersCsv(4_000), 'cities.csv': CITIES, 'goods.csv': GOODS });
    const running = runNextImport(ctx);
    await until(async () => (await count('fact')) > 0);
    expect(await cancelImport(ctx, { runId, by: 'system' })).toEqual({ kind: 'stopping' });
    expect(await running).toEqual({ kind: 'cancelled' });
    const run = await readImport(ctx, { runId });
    expect(run).toMatchObject({ status: 'cancelled' });
    expect(run!.done).toBeLessThan(4_000);
    expect(await count('orders')).toBeGreaterThanOrEqual(run!.done);
    expect(await count('import_file')).toBe(0);
  });

  test('asked to stop by its process hands the run over without waiting for the lease', async () => {
    await queueImport({ 'orders.csv': ordersCsv(2_000), 'cities.csv': CITIES, 'goods.csv': GOODS });
    const stopping = new AbortController();
    const running = runNextImport(ctx, { signal: stopping.signal });
    await until(async () => (await count('fact')) > 0);
    stopping.abort();
    expect(await running).toEqual({ kind: 'stopped' });
    expect(await runNextImport(ctx)).toEqual({ kind: 'done' });
    expect(await count('orders')).toBe(2_000);
  });

  test('keeps refused rows with line, field and reason, and exports them so that no cell is a formula', async () => {
    const bad = [
      'no,placed,phone,city_id,paid,shipped,delivered',
      'T1,yesterday,13800138000,1,,,',
      ',2026-10-01 10:00:00,13800138000,1,,,',
      'T3,2026-10-01 10:00:00,=HYPERLINK(1),9,,,',
      'T4,2026-10-01 10:00:00,13800138000',
      'T5,2026-10-01 10:00:00,13800138000,9,,,',
    ].join('\n');
    const runId = await queueImport({ 'orders.csv': bad, 'cities.csv': CITIES, 'goods.csv': GOODS });
    await runNextImport(ctx);
    const run = await readImport(ctx, { runId });
    expect(run).toMatchObject({ status: 'done', accepted: 1, rejected: 4 });
    expect(run!.reasons.map((r) => r.field).sort()).toEqual(['', 'customer.phone', 'orderNo', 'placedAt']);
    const csv = [];
    for await (const part of (await exportRejects(ctx, { runId, by: 'staff:1', language: 'en' }))!) csv.push(part);
    const lines = csv.join('').split('\r\n');
    expect(lines[0]).toBe('\uFEFFline,field,reason,no,placed,phone,city_id,paid,shipped,delivered');
    expect(lines[1]).toMatch(/^2,placedAt,.*T1,yesterday,13800138000,1,,,$/);
    expect(lines.find((line) => line.startsWith('4,'))).toContain(",'=HYPERLINK(1),");
    const [order] = await readOrdersByKey(pool(), 'T5');
    expect(order?.doc?.state.destination?.city).toBeUndefined();
    const { rows } = await pool().query(`select action from audit where action like 'import.%' order by id`);
    expect(rows.map((r) => r.action)).toEqual(['import.started', 'import.rejects_exported']);
  });

  test('does not start when a file or a column is missing, and says which', async () => {
    const runId = await uploadFiles(ctx, { files: [{ name: 'orders.csv', content: Buffer.from('no,when\n1,2\n') }], by: 'system' });
    const preset = presetSchema.parse({ ...TEA_PRESET, joins: [], order: { placedAt: { column: 'placed' } }, facts: [] });
    expect(await startImport(ctx, { runId, preset, shop: 'tea', history: false, by: 'system' })).toEqual({
      kind: 'unusable',
      problems: [expect.objectContaining({ en: 'The file orders.csv has no column "placed". It has: no, when.' })],
    });
    const joined = presetSchema.parse(TEA_PRESET);
    expect(await startImport(ctx, { runId, preset: joined, shop: 'tea', history: false, by: 'system' })).toMatchObject({
      kind: 'unusable',
      problems: expect.arrayContaining([expect.objectContaining({ en: expect.stringContaining('"cities" is missing') })]),
    });
    expect(await runNextImport(ctx)).toEqual({ kind: 'idle' });
  });

  test('that is no history is recorded as the present, like any other source', async () => {
    const csv = `no,placed,phone,city_id,paid,shipped,delivered\nT1,${new Date(Date.now() - 3_600_000).toISOString()},13800138000,1,,,\n`;
    await queueImport({ 'orders.csv': csv, 'cities.csv': CITIES, 'goods.csv': GOODS }, { history: false });
    await runNextImport(ctx);
    const [order] = await readOrdersByKey(pool(), 'T1');
    expect(order?.doc?.state).toMatchObject({ lifecycle: 'pending_payment', history: false });
  });
});
