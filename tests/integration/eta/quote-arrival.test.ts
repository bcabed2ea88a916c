import { beforeEach, expect, test } from 'vitest';
import { POST } from '@/app/api/v1/eta/route';
import { etaAnswer } from '@/server/api/rest/eta-schemas';
import { openApiDocument } from '@/server/api/rest/openapi-document';
import { DAY } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { learnEta } from '@/server/usecases/eta/learn-eta';
import type { NewFact, NewOrder } from '@/server/usecases/tracking/record-batch';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';

const PLACED = '2026-11-20T03:00:00Z';
const SHANGHAI = { country: 'CN', province: '上海市', city: '上海市' };

async function keyWith(scopes: ('ingest' | 'read')[]): Promise<string> {
  const made = await createApiKey(newContext(), { name: scopes.join(), scopes, createdBy: 'system' });
  if (made.kind !== 'created') throw new Error('the key exists');
  return made.token;
}
async function ask(token: string, body: unknown) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await POST(new Request('http://localhost/api/v1/eta', { method: 'POST', headers, body: JSON.stringify(body) }));
  return { status: answer.status, body: await answer.json() };
}

/** Orders of a shop that took two to six days each unless said, delivered in the two months before `PLACED`. */
async function history(way: (i: number) => { days?: number; service?: string } = () => ({})): Promise<void> {
  const orders: NewOrder[] = [];
  const facts: NewFact[] = [];
  for (let i = 0; i < 240; i += 1) {
    const placedAt = Date.parse(PLACED) - (8 + (i % 30)) * DAY - (i % 7) * 3_600_000;
    const orderNo = `H${i}`;
    const { service, days = 2 + (i % 9) / 2 } = way(i);
    const header = { shop: 'north', orderNo, type: 'normal' as const, placedAt, destination: SHANGHAI, service, items: [] };
    orders.push({ reporter: { source: 'shop', kind: 'platform' }, header, contact: {} });
    const told = (code: string, daysOn: number): NewFact => ({
      reporter: { source: 'shop', kind: 'platform' },
      order: { shop: 'north', orderNo },
      shipment: { carrier: 'sf', trackingNo: `T${i}` },
      identityKey: code,
      code,
      occurredAt: placedAt + daysOn * DAY,
      precision: 'second',
    });
    facts.push(told('paid', 0.01), told('shipped', 0.9), told('picked_up', 1), told('delivered', days));
  }
  const after = newContext(() => Date.parse(PLACED));
  await recordFacts(after, { orders, facts, history: true });
  expect(await learnEta(after)).toMatchObject({ kind: 'learned' });
}

beforeEach(freshDatabase);

test('an order not yet placed is told a window and a promise from the shop’s own deliveries, later the surer it is to be', async () => {
  await history();
  const token = await keyWith(['read']);
  const question = { shop: 'north', destination: SHANGHAI, carrier: 'sf', placedAt: PLACED };
  const quote = await ask(token, question);
  expect(quote.status).toBe(200);
  const known = etaAnswer.parse(quote.body);
  if (known.kind !== 'known') throw new Error(known.kind);
  expect(known).toMatchObject({ timeZone: 'Asia/Shanghai', promise: { confidence: 0.9 } });
  expect(known.basis.orders).toBeGreaterThan(0);
  const days = (iso: string) => (Date.parse(iso) - Date.parse(PLACED)) / DAY;
  expect(days(known.likely.at)).toBeGreaterThan(2);
  expect(days(known.likely.at)).toBeLessThan(6);
  expect(known.window.from < known.likely.at && known.likely.at < known.window.to).toBe(true);
  expect(known.window.toOn).toBe(new Date(Date.parse(known.window.to) + 8 * 3_600_000).toISOString().slice(0, 10));
  const promised = async (confidence: number) => Date.parse((await ask(token, { ...question, confidence })).body.promise.by);
  const [half, most, nearlyAll] = [await promised(0.5), await promised(0.8), await promised(0.95)];
  expect(half).toBe(Date.parse(known.likely.at));
  expect(half < most && most < Date.parse(known.promise.by) && Date.parse(known.promise.by) < nearlyAll).toBe(true);
});

test('a service that is quicker is promised sooner', async () => {
  await history((i) => (i % 2 === 0 ? { service: 'express', days: 1.6 + (i % 3) / 4 } : { service: 'economy', days: 6 + (i % 5) / 2 }));
  const token = await keyWith(['read']);
  const likely = async (service: string) => {
    const { body } = await ask(token, { shop: 'north', destination: SHANGHAI, carrier: 'sf', placedAt: PLACED, service });
    return (Date.parse(body.likely.at) - Date.parse(PLACED)) / DAY;
  };
  const [express, economy] = [await likely('express'), await likely('economy')];
  expect(economy - express).toBeGreaterThan(2);
});

test('says so when nothing is known, and records nothing', async () => {
  const token = await keyWith(['read']);
  const quote = await ask(token, {
    shop: 'nobody',
    destination: { country: 'BR', city: 'Manaus' },
    seller: 'x',
    service: 'Same Day',
    dispatchDays: 2,
  });
  expect(quote).toEqual({ status: 200, body: { kind: 'unknown', reason: 'no_history' } });
  for (const table of ['orders', 'fact', 'shop']) expect((await pool().query(`select 1 from ${table}`)).rowCount, table).toBe(0);
});

test('refuses keys that may not read, and questions that cannot be answered, with what to mend', async () => {
  expect((await ask(await keyWith(['ingest']), { shop: 'north', destination: SHANGHAI })).status).toBe(403);
  const token = await keyWith(['read']);
  expect((await ask('wrong', {})).status).toBe(401);
  const wrong = await ask(token, { shop: 'north', destination: { city: 'x' }, confidence: 0.99 });
  expect(wrong.status).toBe(422);
  expect(wrong.body.errors.map((error: { field: string }) => error.field).sort()).toEqual(['confidence', 'destination.country']);
  const nowhere = await ask(token, { shop: 'north', destination: { country: 'XX' }, origin: { country: 'QQ' }, confidence: 2 });
  expect(nowhere.status).toBe(422);
  const mends = Object.fromEntries(nowhere.body.errors.map((error: { field: string; message: string }) => [error.field, error.message]));
  expect(Object.keys(mends).sort()).toEqual(['confidence', 'destination.country', 'origin.country']);
  expect(mends['destination.country']).toContain('ISO 3166-1');
  expect(mends.confidence).toContain('0.5 to 0.95');
});

test('its example in the document is an answer that it could give', () => {
  const { example } = etaAnswer.meta() as { example: unknown };
  expect(etaAnswer.parse(example)).toEqual(example);
});

test('stands in the OpenAPI document as it answers', () => {
  const { paths, components } = openApiDocument();
  expect(paths?.['/api/v1/eta']?.post).toMatchObject({ operationId: 'postEta' });
  expect(components?.schemas?.EtaQuestion).toMatchObject({ required: ['shop', 'destination'] });
});
