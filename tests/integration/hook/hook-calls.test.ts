import { afterEach, beforeEach, expect, it } from 'vitest';
import * as messagesRoute from '@/app/api/v1/hooks/[id]/messages/route';
import * as replayRoute from '@/app/api/v1/hooks/[id]/replay/route';
import * as hookRoute from '@/app/api/v1/hooks/[id]/route';
import * as secretRoute from '@/app/api/v1/hooks/[id]/secret/route';
import * as testRoute from '@/app/api/v1/hooks/[id]/test/route';
import * as hooksRoute from '@/app/api/v1/hooks/route';
import { openApiDocument } from '@/server/api/rest/openapi-document';
import { HOOK_TYPES } from '@/server/domain/hook/hook-types';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { forgetListeners } from '@/server/store/hook';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { freshDatabase } from '../../database/fresh-database';
import { HookReceiver } from '../../support/hook-receiver';
import { shippedOrder } from '../stall/stalled-order';
import { deliverAll } from './hook-desk';

process.env.DAONA_HOOK_PRIVATE_HOSTS = '127.0.0.1';

const KEY = 'daona_hooks_0123456789abcdefghij';
const ctx = newContext();
let receiver: HookReceiver;

beforeEach(async () => {
  await freshDatabase();
  forgetListeners();
  await createApiKey(ctx, { name: 'Admin', scopes: ['admin'], createdBy: 'system', token: KEY });
  receiver = await HookReceiver.listen();
});
afterEach(() => receiver.close());

function call(method: string, path: string, body?: unknown, key = KEY): Request {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return new Request(`http://daona.test/api/v1/hooks${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}
const of = (id: string) => ({ params: Promise.resolve({ id }) });
async function ask<T>(answer: Promise<Response>, status: number): Promise<T> {
  const response = await answer;
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text) as T;
}

it('a webhook is made, changed, tested, replayed and deleted by calls that answer no secret twice', async () => {
  const url = receiver.url('/in?key=s3cret');
  const made = await ask<{ hook: { id: string }; secret: string }>(
    hooksRoute.POST(call('POST', '', { url, types: ['order.state_changed'], description: 'ERP' })),
    201,
  );
  const { id } = made.hook;
  expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await shippedOrder(ctx, 'N-1', Date.now() - 60_000);
  await deliverAll(ctx);
  const page = await ask<{ messages: { id: string; state: string; orderNo: string; attempts: { status: number }[] }[]; nextCursor: null }>(
    messagesRoute.GET(call('GET', `/${id}/messages?state=delivered`), of(id)),
    200,
  );
  expect(page.messages.map((m) => [m.orderNo, m.state, m.attempts[0]!.status])).toEqual([['N-1', 'delivered', 204]]);
  expect(await ask(replayRoute.POST(call('POST', `/${id}/replay`, { messageId: page.messages[0]!.id }), of(id)), 202)).toEqual({
    messages: 1,
  });
  expect(await ask(replayRoute.POST(call('POST', `/${id}/replay`, { since: '2026-01-01T00:00:00Z' }), of(id)), 202)).toEqual({
    messages: 0,
  });
  await ask(hookRoute.PATCH(call('PATCH', `/${id}`, { enabled: false }), of(id)), 200);
  await ask(testRoute.POST(call('POST', `/${id}/test`), of(id)), 202);
  const rotated = await ask<{ secret: string }>(secretRoute.POST(call('POST', `/${id}/secret`), of(id)), 200);
  await deliverAll(ctx);
  expect(receiver.bodies().map((body) => body.type)).toEqual(['order.state_changed', 'hook.test']);
  const listed = JSON.stringify([
    await ask(hooksRoute.GET(call('GET', '')), 200),
    await ask(hookRoute.GET(call('GET', `/${id}`), of(id)), 200),
    (await pool().query('select * from audit')).rows,
  ]);
  for (const secret of [made.secret, rotated.secret]) expect(listed).not.toContain(secret);
  const audit = (await pool().query(`select action, detail from audit where action like 'hook.%' order by id`)).rows;
  expect(audit.map((row) => row.action)).toEqual(['hook.made', 'hook.replayed', 'hook.changed', 'hook.tested', 'hook.rotated']);
  // what stands behind the host may be a key
  expect(JSON.stringify(audit)).not.toContain('s3cret');
  await ask(hookRoute.DELETE(call('DELETE', `/${id}`), of(id)), 200);
  await ask(hookRoute.GET(call('GET', `/${id}`), of(id)), 404);
});

it('a call that cannot be is told why', async () => {
  const bad = await ask<{ errors: { field: string }[] }>(
    hooksRoute.POST(call('POST', '', { url: 'http://erp.example', types: ['order.stalled'] })),
    422,
  );
  expect(bad.errors).toMatchObject([{ field: 'url' }]);
  await ask(hooksRoute.POST(call('POST', '', { url: 'https://erp.example', types: ['order.exploded'] })), 422);
  await ask(hookRoute.PATCH(call('PATCH', '/x', { enabled: true }), of('x')), 404);
  await createApiKey(ctx, { name: 'Reader', scopes: ['read'], createdBy: 'system', token: `${KEY}-reads` });
  await ask(hooksRoute.GET(call('GET', '', undefined, `${KEY}-reads`)), 403);
});

it('every kind of message stands in the OpenAPI document with a schema of its body', () => {
  const document = openApiDocument();
  expect(Object.keys(document.webhooks ?? {})).toEqual([...HOOK_TYPES]);
  expect(JSON.stringify(document.webhooks)).toContain('#/components/schemas/HookOrder');
});
