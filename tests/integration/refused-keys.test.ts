import { beforeEach, describe, expect, test } from 'vitest';
import { CLIENT_HEADER } from '@/server/api/client-address';
import { postEvents } from '@/server/api/rest/post-events';
import { postImports } from '@/server/api/rest/post-imports';
import { postOrders } from '@/server/api/rest/post-orders';
import type { ApiScope } from '@/server/domain/access/api-scope';
import { DAY, SECOND } from '@/server/domain/shared/instant';
import { KEPT_CALLS } from '@/server/domain/source/refused-call';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { deleteOutlived } from '@/server/store/housekeeping';
import { readFailures, readRefusals } from '@/server/store/source-traffic';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { revokeApiKey } from '@/server/usecases/access/revoke-api-key';
import { registeredSources } from '@/server/usecases/source/registered-sources';
import { flushTraffic } from '@/server/usecases/source/traffic-counter';
import { freshDatabase } from '../database/fresh-database';
import { afterCache } from '../support/after-cache';
import { callsAs } from './console/staff-caller';

let address = 0;
const ctx = newContext();

beforeEach(async () => {
  await flushTraffic(ctx);
  await freshDatabase();
  // a limit of one test is none of the next
  address += 1;
});

const from = () => `2001:db8::${address}`;

async function makeKey(scopes: ApiScope[]): Promise<{ id: string; token: string }> {
  const made = await createApiKey(ctx, { name: 'ERP robot', scopes, createdBy: 'system' });
  if (made.kind !== 'created') throw new Error('the key exists');
  return made;
}

async function makeRevokedKey(): Promise<{ id: string; token: string }> {
  const key = await makeKey(['ingest']);
  await revokeApiKey(ctx, { id: key.id, by: 'system' });
  return key;
}

function request(path: string, token: string | null, body: unknown): Request {
  return new Request(`http://localhost${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [CLIENT_HEADER]: from(),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const event = (eventId: string, more: object = {}) => ({
  shop: 'north',
  orderNo: 'N-1',
  source: 'erp',
  eventId,
  code: 'picked',
  occurredAt: '2026-11-20T11:00:00+08:00',
  note: '王小明 13700137051',
  ...more,
});
const events = (...list: object[]) => ({ events: list });
const postAs = (token: string | null, body: unknown) => postEvents(request('/api/v1/events', token, body));

async function refusedKeys() {
  await flushTraffic(ctx);
  return callsAs('supervisor').source.refusedKeys();
}
const kept = async () => (await pool().query('select call, sealed, size from refused_call order by id')).rows;
const facts = async () => (await pool().query(`select source, code from fact where code <> 'shipment.linked' order by seq`)).rows;

/** Every replay step, as the console asks for them. */
async function replay(keyId: string) {
  const steps = [];
  for (let afterId: number | null = 0; afterId !== null; ) {
    const step = await callsAs('admin').source.replayRefused({ keyId, afterId });
    steps.push(step);
    afterId = step.lastId;
  }
  return steps;
}

describe('calls of the ingest interface that are refused for their key', () => {
  test('of a caller nobody knows leave its address, how often and when, and nothing else', async () => {
    expect((await postAs('dk_live_nonsense-0123456789', events(event('1')))).status).toBe(401);
    expect((await postAs(null, events(event('2')))).status).toBe(401);
    expect((await postImports(request('/api/v1/imports', 'dk_live_nonsense-0123456789', 'x'))).status).toBe(401);
    const { keys, unknown } = await refusedKeys();
    expect(keys).toEqual([]);
    expect(unknown).toEqual([
      { address: from(), reason: 'unknown_key', calls: 3, firstAt: expect.any(Number), lastAt: expect.any(Number) },
    ]);
    expect(await kept()).toEqual([]);
    expect((await pool().query('select 1 from raw_payload')).rowCount).toBe(0);
    const { rows } = await pool().query('select row_to_json(r)::text as text from refused_caller r');
    expect(JSON.stringify(rows)).not.toContain('nonsense');
  });

  test('fill no table, from however many addresses they come', async () => {
    for (let n = 0; n < 250; n += 1, address += 1) await postAs(null, '{}');
    await flushTraffic(ctx);
    expect((await pool().query('select 1 from refused_caller')).rowCount).toBe(100);
  });

  test('with a revoked key count for the key and for the sources they speak for, and stay, encrypted, to be recorded later', async () => {
    expect((await postAs((await makeKey(['ingest'])).token, events(event('0', { source: 'erp-west' })))).status).toBe(200);
    // processes know of a new source within seconds
    await registeredSources(newContext(() => Date.now() + 4 * SECOND));
    const { id, token } = await makeRevokedKey();
    const answer = await postAs(token, events(event('1', { source: 'erp-west' }), event('2', { source: 'nobody' }), { source: 7 }));
    expect(answer.status).toBe(401);
    // who asks learns no more than with a key that never was
    expect(await answer.text()).toBe(await (await postAs('another', '{}')).text());
    const { key, callers, kept: held } = (await refusedKeys()).keys[0]!;
    expect(key).toMatchObject({ id, name: 'ERP robot', revokedAt: expect.any(Number) });
    expect(callers).toMatchObject([{ address: from(), reason: 'revoked_key', calls: 1 }]);
    expect(held).toMatchObject({ calls: 1 });
    const [row] = await kept();
    expect(row.call).toBe('events');
    expect(row.sealed.toString('latin1')).not.toMatch(/13700137051|N-1/);
    const sources = (await pool().query('select id, name from source order by name')).rows;
    expect(sources.map((s) => s.name)).toEqual(['erp-west']);
    expect(await readFailures(pool(), sources[0].id, 0)).toEqual([
      { kind: 'refused', reason: 'the API key "ERP robot" was revoked', calls: 1 },
    ]);
    expect(await readRefusals(pool(), sources[0].id)).toMatchObject([{ address: from(), calls: 1 }]);
  });

  test('are recorded by an administrator, step by step, once each, and nothing of them is kept after that', async () => {
    const { id, token } = await makeRevokedKey();
    for (let n = 1; n <= 25; n += 1) await postAs(token, events(event(String(n))));
    await postAs(token, events(event('25')));
    await postAs(token, 'no json {');
    await postOrders(request('/api/v1/orders', token, { orders: [{ shop: 'north', orderNo: 'N-1' }] }));
    expect((await refusedKeys()).keys).toMatchObject([{ kept: { calls: 27 } }]);
    await expect(callsAs('supervisor').source.replayRefused({ keyId: id, afterId: 0 })).rejects.toThrow();
    expect(await replay(id)).toEqual([
      { calls: 20, failed: 0, fault: null, items: { accepted: 20, duplicate: 0, unmapped: 0, rejected: 0 }, lastId: expect.any(Number) },
      { calls: 7, failed: 0, fault: null, items: { accepted: 5, duplicate: 0, unmapped: 0, rejected: 1 }, lastId: null },
    ]);
    expect(await facts()).toHaveLength(25);
    expect(await kept()).toEqual([]);
    const { rows } = await pool().query("select subject, detail from audit where action = 'refused_calls.replayed' order by id");
    expect(rows).toMatchObject([
      { subject: `key:${id}`, detail: { calls: 20, accepted: 20 } },
      { subject: `key:${id}`, detail: { calls: 7 } },
    ]);
    // the same again says nothing new
    await postAs(token, events(event('25')));
    expect(await replay(id)).toMatchObject([{ calls: 1, items: { accepted: 0, duplicate: 1 } }]);
  });

  test('that cannot be recorded stay kept, with the reason, and hold up no other', async () => {
    const { id, token } = await makeRevokedKey();
    for (const n of ['1', '2']) await postAs(token, events(event(n)));
    // encrypted under another key: the tag no longer fits
    await pool().query(
      'update refused_call set sealed = set_byte(sealed, 20, 255 - get_byte(sealed, 20)) where id = (select min(id) from refused_call)',
    );
    expect(await replay(id)).toMatchObject([{ calls: 1, failed: 1, fault: 'sealed_otherwise', items: { accepted: 1 } }]);
    expect(await kept()).toHaveLength(1);
  });

  test('with a key that lacks the scope are kept like those of a revoked one, and can be dropped', async () => {
    const { id, token } = await makeKey(['read']);
    const answer = await postAs(token, events(event('1')));
    expect(answer.status).toBe(403);
    expect((await refusedKeys()).keys).toMatchObject([
      { key: { id, revokedAt: null }, callers: [{ reason: 'no_scope' }], kept: { calls: 1 } },
    ]);
    expect(await callsAs('admin').source.dropRefused({ keyId: id })).toEqual({ calls: 1 });
    expect(await kept()).toEqual([]);
    expect((await pool().query("select detail from audit where action = 'refused_calls.dropped'")).rows).toEqual([
      { detail: { calls: 1 } },
    ]);
    expect(await facts()).toEqual([]);
  });

  test('are kept in bounds: so many, none too large, for a week', async () => {
    const { token } = await makeRevokedKey();
    await postAs(token, 'x'.repeat(KEPT_CALLS.largest + 1));
    expect(await kept()).toEqual([]);
    await postAs(token, events(event('1')));
    expect(await kept()).toHaveLength(1);
    await pool().query(
      `insert into refused_call (key_id, call, reason, address, received_at, sealed, size, sha256)
       select key_id, call, reason, address, received_at, sealed, size, 'x' || i from refused_call, generate_series(1, $1::int) i`,
      [KEPT_CALLS.most],
    );
    const before = (await kept()).length;
    await postAs(token, events(event('2')));
    expect(await kept()).toHaveLength(before);
    await deleteOutlived(pool(), Date.now() + 8 * DAY);
    expect(await kept()).toEqual([]);
  });

  test('a caller that tries too often is sent away, and no more is kept of it', async () => {
    const { token } = await makeRevokedKey();
    const answers = [];
    for (let n = 0; n < 65; n += 1) answers.push((await postAs(token, events(event(String(n))))).status);
    expect(answers.slice(0, 60).every((status) => status === 401)).toBe(true);
    expect(answers.at(-1)).toBe(429);
    expect((await kept()).length).toBeLessThanOrEqual(60);
    expect((await refusedKeys()).keys[0]!.callers).toMatchObject([{ calls: 65 }]);
  });

  test('a key that is revoked while it is in use is refused within seconds', async () => {
    const { id, token } = await makeKey(['ingest']);
    expect((await postAs(token, events(event('1')))).status).toBe(200);
    await revokeApiKey(ctx, { id, by: 'system' });
    afterCache();
    expect((await postAs(token, events(event('2')))).status).toBe(401);
    expect(await kept()).toHaveLength(1);
  });
});
