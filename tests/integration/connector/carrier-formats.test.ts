import { readdirSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { postWebhook } from '@/server/api/webhooks/post-webhook';
import { secretNames } from '@/server/domain/connector/secret-names';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { saveConnector } from '@/server/usecases/source/save-connector';
import { freshDatabase } from '../../database/fresh-database';
import { exampleConnector } from '../../support/connector-examples';
import { webhookRequest } from '../../support/push';

beforeEach(freshDatabase);

const formats = readdirSync(new URL('../../../docs/connectors/carriers', import.meta.url)).filter((file) => file.endsWith('.json'));

async function save(format: string): Promise<string> {
  const wanted = exampleConnector(`carriers/${format}`, {});
  const secrets = Object.fromEntries(secretNames(wanted.settings).map((name) => [name, 'the-token']));
  const saved = await saveConnector(newContext(), { ...wanted, secrets });
  if (saved.kind !== 'saved') throw new Error(`${format}: ${JSON.stringify(saved)}`);
  return saved.path;
}

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  postWebhook(...webhookRequest(path, body, { 'content-type': 'text/xml', 'x-carrier-token': 'the-token', ...headers }));
const told = async () =>
  (await pool().query('select subject, code from fact order by occurred_at')).rows.map((f) => `${f.subject} ${f.code}`);

test('each of them can be set up as it is', async () => {
  expect(formats.length).toBeGreaterThan(20);
  for (const format of formats) await save(format.slice(0, -5));
});

test('an answer for several numbers is recorded without those that the carrier declines, once, and only with the token', async () => {
  const path = await save('usps');
  const scan = (code: string, time: string) =>
    `<TrackDetail><EventTime>${time}</EventTime><EventDate>March 4, 2026</EventDate><EventState>TX</EventState><EventCode>${code}</EventCode></TrackDetail>`;
  const body = `<?xml version="1.0"?><TrackResponse><TrackInfo ID="9400100000000000000001">${scan('01', '1:30 pm')}${scan('OF', '8:15 am')}</TrackInfo>
    <TrackInfo ID="9400100000000000000002"><Error><Number>1</Number><Description>No record of that item</Description></Error></TrackInfo></TrackResponse>`;
  expect((await post(path, body, { 'x-carrier-token': 'another' })).status).toBe(401);
  expect(await told()).toEqual([]);
  expect((await post(path, body)).status).toBe(200);
  expect((await post(path, body)).status).toBe(200);
  expect(await told()).toEqual(['t:usps/9400100000000000000001 out_for_delivery', 't:usps/9400100000000000000001 delivered']);
  const { rows } = await pool().query(`select detail from raw_payload where verdict = 'recorded'`);
  expect(rows[0].detail).toContain('the system said: No record of that item');
});

test('an answer without its number is recorded under the number that came beside it', async () => {
  const path = await save('stamps_com');
  const body = `<TrackShipmentResponse><TrackingEvents><TrackingEvent><Timestamp>2026-03-04T10:00:00</Timestamp>
    <TrackingEventType>Delivered</TrackingEventType></TrackingEvent></TrackingEvents></TrackShipmentResponse>`;
  await post(path, body);
  expect(await told()).toEqual([]);
  await post(path, body, { 'x-tracking-no': '9400100000000000000003' });
  expect(await told()).toEqual(['t:usps/9400100000000000000003 delivered']);
});
