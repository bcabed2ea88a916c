import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '@/server/platform/ids';
import { newContext } from '@/server/store/context';
import { insertImportRun, leaseImportRun } from '@/server/store/import';
import { importLocalFiles } from '@/server/usecases/import/import-local-files';
import { presetSchema } from '@/server/usecases/import/preset';
import { readImport } from '@/server/usecases/import/read-import';
import { runNextImport } from '@/server/usecases/import/run-import';
import { freshDatabase } from '../../database/fresh-database';
import { CITIES, GOODS, ordersCsv, TEA_PRESET } from '../../support/import-files';

const ctx = newContext();
const preset = presetSchema.parse(TEA_PRESET);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daona-import-'));
  await writeFile(join(folder, 'orders.csv.gz'), gzipSync(`${ordersCsv(40)}T99,never,1,1,,,\n`));
  await writeFile(join(folder, 'cities.csv'), CITIES);
  await writeFile(join(folder, 'goods.csv'), GOODS);
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(freshDatabase);

const paths = (...names: string[]) => names.map((name) => join(folder, name));
const input = { preset, shop: 'tea', history: true, startedBy: 'system' };

describe('an import of the command line', () => {
  test('reads the files where they lie, tells its progress and why rows were refused', async () => {
    let told = 0;
    const files = paths('orders.csv.gz', 'cities.csv', 'goods.csv');
    const report = await importLocalFiles(ctx, { ...input, paths: files, onProgress: (more) => (told += more.done) });
    expect(report.worked).toEqual({ kind: 'done' });
    expect(report.run).toMatchObject({ status: 'done', accepted: 40, rejected: 1, fileName: 'orders.csv.gz, cities.csv, goods.csv' });
    expect(report.reasons.map((r) => r.field).sort()).toEqual(['customer.phone', 'placedAt']);
    expect(told).toBe(41);
  });

  test('with a file missing fails with a sentence, and nothing is recorded', async () => {
    const report = await importLocalFiles(ctx, { ...input, paths: paths('orders.csv.gz', 'cities.csv') });
    expect(report.worked).toMatchObject({ kind: 'failed', error: expect.stringContaining('"goods" is missing') });
    expect(report.run).toMatchObject({ status: 'failed', orders: 0, done: 0 });
  });

  test('whose process is gone is told as failed, and is not taken up by a worker that has no files of it', async () => {
    const id = newId();
    const run = {
      id,
      kind: 'orders',
      shop: 'tea',
      fileName: 'orders.csv',
      preset,
      history: true,
      startedBy: 'system',
      createdAt: Date.now(),
    } as const;
    await insertImportRun(ctx.db, { ...run, status: 'queued' });
    await leaseImportRun(ctx.db, id, newId(), Date.now() + 60_000);
    await runNextImport(ctx);
    expect(await readImport(ctx, { runId: id })).toMatchObject({ status: 'running' });
    expect(await runNextImport({ ...ctx, now: () => Date.now() + 61_000 })).toEqual({ kind: 'idle' });
    expect(await readImport(ctx, { runId: id })).toMatchObject({ status: 'failed', error: expect.stringContaining('Start it again') });
  });
});
