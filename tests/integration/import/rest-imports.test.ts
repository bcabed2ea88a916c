import { beforeEach, describe, expect, test } from 'vitest';
import { getImport } from '@/server/api/rest/get-import';
import { importReading } from '@/server/api/rest/import-reading';
import { postImports } from '@/server/api/rest/post-imports';
import { newContext } from '@/server/store/context';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { runNextImport } from '@/server/usecases/import/run-import';
import { freshDatabase } from '../../database/fresh-database';
import { CITIES, GOODS, ordersCsv, TEA_PRESET } from '../../support/import-files';

const ctx = newContext();
let token: string;

beforeEach(async () => {
  await freshDatabase();
  const made = await createApiKey(ctx, { name: 'erp', scopes: ['ingest'], createdBy: 'system' });
  if (made.kind !== 'created') throw new Error('no key');
  token = made.token;
});

const post = (body: string | FormData, headers: Record<string, string> = {}) =>
  postImports(
    new Request('http://daona.test/api/v1/imports', { method: 'POST', body, headers: { authorization: `Bearer ${token}`, ...headers } }),
  );

const get = (id: string) =>
  getImport(new Request(`http://daona.test/api/v1/imports/${id}`, { headers: { authorization: `Bearer ${token}` } }), {
    params: Promise.resolve({ id }),
  });

describe('POST /api/v1/imports', () => {
  test('takes a form with files and a preset, and its run can be followed to the end', async () => {
    const form = new FormData();
    form.set('preset', JSON.stringify(TEA_PRESET));
    form.set('shop', 'tea');
    form.set('history', 'true');
    const parts = { 'orders.csv': ordersCsv(3), 'cities.csv': CITIES, 'goods.csv': GOODS };
    for (const [name, content] of Object.entries(parts)) form.append('file', new File([content], name));
    const answer = await post(form);
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { id: string };
    expect(await (await get(id)).json()).toMatchObject({ status: 'queued', history: true });
    await runNextImport(ctx);
    const read = (await (await get(id)).json()) as Record<string, unknown>;
    expect(importReading.safeParse(read).success).toBe(true);
    expect(read).toMatchObject({ status: 'done', rows: { total: 3, accepted: 3, rejected: 0 }, facts: { recorded: 7 } });
  });

  test('takes JSON with a preset by its name, in whatever encoding the file is', async () => {
    const content = 'order_no,placed_at,phone,city\nA1,2026-11-01 10:00,13800138000,深圳市\n';
    const files = [{ name: 'orders.csv', contentBase64: Buffer.from(content).toString('base64') }];
    const answer = await post(JSON.stringify({ preset: 'orders', shop: 'tea', files }));
    expect(answer.status).toBe(201);
    await runNextImport(ctx);
    const { id } = (await answer.json()) as { id: string };
    expect(await (await get(id)).json()).toMatchObject({ status: 'done', rows: { accepted: 1 } });
  });

  test('names what is wrong before anything is recorded: preset, files, key', async () => {
    const files = [{ name: 'orders.csv', content: 'no\n1\n' }];
    expect(await (await post(JSON.stringify({ preset: 'nosuch', shop: 'tea', files }))).json()).toMatchObject({
      errors: [{ field: 'preset' }],
    });
    const misfit = await post(JSON.stringify({ preset: TEA_PRESET, shop: 'tea', files }));
    expect(misfit.status).toBe(422);
    expect(await misfit.json()).toMatchObject({
      errors: expect.arrayContaining([{ field: 'files', message: expect.stringContaining('"cities" is missing') }]),
    });
    expect((await post('{', { 'content-type': 'application/json' })).status).toBe(400);
    expect((await post(JSON.stringify({ preset: 'orders', shop: 'tea', files }), { authorization: 'Bearer nobody' })).status).toBe(401);
    expect((await get('01a1ffe6-eea5-73fa-a568-d0f90215181c')).status).toBe(404);
    expect(await runNextImport(ctx)).toEqual({ kind: 'idle' });
  });
});
