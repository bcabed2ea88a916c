import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { postWebhook } from '@/server/api/webhooks/post-webhook';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { saveConnector } from '@/server/usecases/source/save-connector';
import { freshDatabase } from '../../database/fresh-database';
import { exampleConnector } from '../../support/connector-examples';
import { webhookRequest } from '../../support/push';

let signed = '';
let open = '';

beforeAll(async () => {
  await freshDatabase();
  const path = async (input: ReturnType<typeof exampleConnector>) => {
    const saved = await saveConnector(newContext(), input);
    return saved.kind === 'saved' ? saved.path : '';
  };
  const fleet = exampleConnector('fleet-xml', {});
  const unsigned = { ...fleet.settings, pull: undefined, push: { verification: { scheme: 'secret_address' as const } } };
  signed = await path(exampleConnector('warehouse-push', { signing: 'key' }));
  open = await path({ ...fleet, settings: unsigned });
});

const good = JSON.stringify({ warehouse: 'E1', orders: [{ no: 'A1', steps: [{ id: 1, code: 'PICKED', time: '2026-11-01 09:00' }] }] });
const track = (inside: string) => `<Tracks xmlns="urn:fleet:tracks"><Track waybill="F1">${inside}</Track></Tracks>`;

/** As a warehouse that holds the key would send it. */
function send(body: string): Promise<Response> {
  const at = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', 'key').update(`${at}.${body}`).digest('hex');
  return postWebhook(...webhookRequest(signed, body, { 'x-timestamp': at, 'x-signature': `sha256=${signature}` }));
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.json(),
  fc.constantFrom('\0', '{"__proto__":{"a":1}}', '[[[[', '{"orders":"x"}', '{"orders":[null,1,"a",[],{}]}'),
);
const cut = fc.nat(good.length).map((n) => good.slice(0, n));
const odd = fc.record(
  { no: fc.anything(), steps: fc.array(fc.record({ id: fc.anything(), code: fc.anything(), time: fc.anything() }, { requiredKeys: [] })) },
  { requiredKeys: [] },
);
const signedBody = fc.oneof(
  text,
  cut,
  fc.array(odd).map((orders) => JSON.stringify({ orders }, (_, value) => (typeof value === 'bigint' ? String(value) : value))),
);
const scan = fc.tuple(fc.string({ unit: 'binary' }), fc.string()).map(([code, at]) => track(`<Scan code="${code}"><At>${at}</At></Scan>`));

test('whatever a system pushes, it is answered, and never with a failure of ours', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(signedBody, async (body) => {
      expect((await send(body.toWellFormed())).status).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(text, scan), async (body) => {
      expect((await postWebhook(...webhookRequest(open, body.toWellFormed(), { 'content-type': 'text/xml' }))).status).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
  const { rows } = await pool().query(`select count(*)::int as n from raw_payload where verdict = 'received'`);
  expect(rows[0].n).toBe(0);
});
