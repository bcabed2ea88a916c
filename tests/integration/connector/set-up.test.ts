import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { postSource } from '@/server/api/rest/sources';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { listExampleConnectors, readExampleConnector } from '@/server/usecases/source/example-connectors';
import { readConnector } from '@/server/usecases/source/read-connector';
import { saveConnector } from '@/server/usecases/source/save-connector';
import { freshDatabase } from '../../database/fresh-database';
import { exampleConnector } from '../../support/connector-examples';

let token = '';
beforeEach(async () => {
  await freshDatabase();
  const made = await createApiKey(newContext(), { name: 'admin', scopes: ['admin'], createdBy: 'system' });
  token = made.kind === 'created' ? made.token : '';
});

const post = (body: unknown) =>
  postSource(
    new Request('http://localhost/api/v1/sources', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );
const example = () => JSON.parse(readFileSync('docs/connectors/warehouse-push.json', 'utf8'));

test('an example of the documentation is posted as it stands, with its secrets', async () => {
  const answer = await post({ ...example(), secrets: { signing: 'shared' } });
  expect(answer.status).toBe(201);
  expect((await answer.json()).path).toMatch(/^\/api\/webhooks\/connector\/\w{24}$/);
  const { rows } = await pool().query(`select detail::text as detail from audit where action = 'source.saved'`);
  expect(rows).toHaveLength(1);
  expect(rows[0].detail).not.toContain('shared');
});

test('settings that cannot be used are refused field by field', async () => {
  const { settings, ...source } = example();
  const wrong = {
    ...settings,
    rows: '$.orders[',
    lists: {},
    push: { verification: { ...settings.push.verification, signed: '{header:X}' } },
  };
  const fieldsOf = async (body: object) => (await (await post(body)).json()).errors.map((one: { field: string }) => one.field);
  expect(await fieldsOf({ ...source, secrets: { signing: 'x' }, settings: wrong })).toEqual(['settings.push.verification.signed']);
  expect(await fieldsOf({ ...source, secrets: undefined, settings: { ...settings, rows: '$.orders[', lists: {} } })).toEqual(
    expect.arrayContaining(['settings.rows', 'settings.facts[0].each', 'settings.facts[0].code.column', 'secrets.signing']),
  );
  expect((await post({ ...source })).status).toBe(422);
});

test('every shipped example can be used once its secrets are there', async () => {
  const shipped = readdirSync('docs/connectors', { recursive: true, encoding: 'utf8' }).filter((file) => /\/.*\.json$/.test(file));
  expect(shipped.length).toBeGreaterThan(60);
  expect(listExampleConnectors()).toEqual(expect.arrayContaining(shipped.map((file) => basename(file, '.json'))));
  for (const name of listExampleConnectors()) {
    const { settings } = readExampleConnector(name)!;
    const secrets = { signing: 'x', aes_key: 'k'.repeat(43), app_id: 'x', app_secret: 'x', user: 'x', password: 'x' };
    expect(await saveConnector(newContext(), { ...exampleConnector('warehouse-push', secrets), name, settings })).toMatchObject({
      kind: 'saved',
    });
  }
});

test('changing settings keeps the address and the secrets that are not named; no secret is ever read back', async () => {
  const first = await saveConnector(newContext(), exampleConnector('warehouse-push', { signing: 'one' }));
  const { secrets: _, ...same } = exampleConnector('warehouse-push', {});
  const second = await saveConnector(newContext(), { ...same, kind: 'erp' });
  expect(second).toEqual(first);
  const read = await readConnector(newContext(), { id: first.kind === 'saved' ? first.id : '' });
  expect(read).toMatchObject({ kind: 'erp', secrets: [{ name: 'signing', isSet: true }], pull: null });
  expect(JSON.stringify(read)).not.toContain('"one"');
});
