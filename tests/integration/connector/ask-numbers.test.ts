import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectorSettings } from '@/server/domain/connector/connector-settings';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { pullOrder } from '@/server/usecases/pull/pull-order';
import { saveConnector } from '@/server/usecases/source/save-connector';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../../database/fresh-database';
import { type Asked, type Host, startHost } from '../../support/connector-hosts';

let host: Host;
let answer: (asked: Asked) => unknown;

beforeEach(async () => {
  await freshDatabase();
  host = await startHost((asked, response) => {
    const said = answer(asked);
    if (typeof said === 'number') response.writeHead(said).end();
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(said));
  });
});
afterEach(() => host.close());

async function save(ask: object = {}): Promise<void> {
  const settings = connectorSettings.parse({
    rows: '$.scans[*]',
    failure: { path: '$.error' },
    facts: [
      {
        name: 'scan',
        code: { column: '$.code', map: { D: 'delivered', T: 'in_transit' }, otherwise: '' },
        sourceCode: { column: '$.code' },
        at: { column: '$.at' },
        shipment: { carrier: { constant: 'Bike Couriers' }, trackingNo: { column: 'document.$.number' } },
      },
    ],
    ask: {
      carriers: ['Bike Couriers'],
      login: { request: { method: 'POST', url: `${host.url}/token`, body: '{"key": "{secret:key}"}' }, token: '$.token' },
      request: { url: `${host.url}/track/{number}?last4={phone}`, headers: { authorization: 'Bearer {token}' } },
      perMinute: 6000,
      privateHosts: ['127.0.0.1'],
      ...ask,
    },
  });
  const account = { name: 'bikes', kind: 'carrier' as const, shop: null, timeZone: 'Asia/Shanghai', secrets: { key: 'k' }, by: 'system' };
  expect(await saveConnector(newContext(), { ...account, settings })).toMatchObject({ kind: 'saved' });
}

/** An order on its way with a carrier; answers its id. */
async function orderWith(carrier: string): Promise<string> {
  const reporter = { source: 'wms', kind: 'wms' as const };
  const order = { shop: 'north', orderNo: `N-${carrier}` };
  const header = { ...order, type: 'normal' as const, placedAt: Date.parse('2026-11-01'), items: [] };
  const shipped = {
    reporter,
    order,
    shipment: { carrier, trackingNo: 'B 1/2' },
    identityKey: 's',
    code: 'shipped',
    occurredAt: Date.parse('2026-11-02'),
    precision: 'second' as const,
  };
  await recordFacts(newContext(), { orders: [{ reporter, header, contact: { phone: '+8613700137041' } }], facts: [shipped] });
  return (await pool().query('select id from orders where order_no = $1', [order.orderNo])).rows[0].id;
}
const pull = (orderId: string) => pullOrder(newContext(), { orderId, actor: 'system' });
const codes = async () =>
  (await pool().query(`select code from fact where subject like 't:%' and code <> 'shipment.linked' order by occurred_at`)).rows.map(
    (row) => row.code,
  );

test('a carrier without an adapter is asked about the numbers of an order, with a token and the end of the phone', async () => {
  answer = (one) =>
    one.url === '/token'
      ? { token: 'T' }
      : {
          number: 'B12',
          scans: [
            { code: 'T', at: '2026-11-03 09:00' },
            { code: 'D', at: '2026-11-04 09:00' },
          ],
        };
  await save();
  expect(await pull(await orderWith('bike couriers'))).toMatchObject({ kind: 'asked', count: { told: 1 } });
  expect(host.asked.map((one) => one.url)).toEqual(['/token', '/track/B1%2F2?last4=7041']);
  expect(host.asked[1]!.headers.authorization).toBe('Bearer T');
  expect(await codes()).toEqual(['in_transit', 'delivered']);
});

test('it is not asked about other carriers’ numbers', async () => {
  answer = () => ({ token: 'T' });
  await save();
  expect(await pull(await orderWith('sf'))).toEqual({ kind: 'nobody_to_ask' });
  expect(host.asked).toEqual([]);
});

test.each([
  ['knows nothing of the number', 404, { nothing: 1 }],
  ['has no scans yet', { scans: [] }, { nothing: 1 }],
  ['refuses us', 403, { failed: 1 }],
  ['says no in its own way', { error: 'number unknown' }, { failed: 1 }],
])('a carrier that %s brings nothing and breaks nothing', async (_, said, count) => {
  answer = (one) => (one.url === '/token' ? { token: 'T' } : said);
  await save();
  expect(await pull(await orderWith('bike couriers'))).toMatchObject({ kind: 'asked', count });
  expect(await codes()).toEqual([]);
});
