import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { postWebhook } from '@/server/api/webhooks/post-webhook';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { pullDueSource } from '@/server/usecases/source/pull-due-source';
import { replayReceived } from '@/server/usecases/source/replay-received';
import { type ConnectorInput, saveConnector } from '@/server/usecases/source/save-connector';
import { freshDatabase } from '../../database/fresh-database';
import { exampleConnector } from '../../support/connector-examples';
import { type Host, startHost, startKingdee } from '../../support/connector-hosts';
import { webhookRequest } from '../../support/push';

let host: Host | undefined;
beforeEach(freshDatabase);
afterEach(async () => {
  await host?.close();
  host = undefined;
});

async function save(input: ConnectorInput): Promise<string> {
  const saved = await saveConnector(newContext(), input);
  if (saved.kind !== 'saved') throw new Error(JSON.stringify(saved));
  return saved.path;
}

const told = async () =>
  (
    await pool().query(`select coalesce(o.order_no, f.subject) as about, f.code, f.body->>'sourceCode' as word from fact f
     left join orders o on f.subject = 'o:' || o.id where (f.code is null or f.code not in ('shipment.linked', 'order.placed')) order by f.occurred_at, f.seq`)
  ).rows.map((row) => [row.about, row.code, row.word].filter((part) => part !== null).join(' '));
const orders = async () =>
  (
    await pool().query(`select o.order_no, f.body->'data'->'header' as header from orders o
     join fact f on f.subject = 'o:' || o.id and f.code = 'order.placed' order by o.order_no`)
  ).rows;

const minute = (ago: number) => new Date(Date.now() - ago * 60_000 + 8 * 3_600_000).toISOString().slice(0, 19);

test('金蝶云星空: orders and outbound notes are pulled from arrays of arrays, page by page', async () => {
  const line = (no: string, sku: string, status: string) => [
    no,
    minute(600),
    minute(500),
    status,
    status === 'C' ? minute(550) : null,
    null,
    '王小明',
    '13700137001',
    '望京街 1 号',
    128,
    sku,
    '茶杯',
    1,
    minute(500),
  ];
  const lines = Array.from({ length: 2005 }, (_, n) => line(`SO${String(n).padStart(5, '0')}`, 'CUP', n === 0 ? 'A' : 'C'));
  host = await startKingdee(
    {
      SAL_SaleOrder: [line('SO00000', 'TEA', 'A'), ...lines],
      SAL_OUTSTOCK: [
        ['OUT1', 'SO00001', 'C', minute(400), '顺丰速运', 'SF1234567890123', '东仓', minute(400)],
        ['OUT2', 'SO00002', 'A', null, '', '', '东仓', minute(400)],
      ],
    },
    'app-secret',
  );
  const secrets = { app_id: 'app', app_secret: 'app-secret' };
  await save(exampleConnector('kingdee-orders', secrets, host.url));
  await save(exampleConnector('kingdee-outbound', secrets, host.url));
  expect(await pullDueSource(newContext())).toBe(true);
  expect(await pullDueSource(newContext())).toBe(true);

  const rows = await orders();
  expect(rows).toHaveLength(2005);
  expect(rows[0]!.header).toMatchObject({ amount: '128', items: [{ sku: 'TEA' }, { sku: 'CUP' }] });
  const facts = await told();
  expect(facts.filter((fact) => fact.endsWith('review.passed C'))).toHaveLength(2004);
  expect(facts).toContain('SO00001 shipped SAL_OUTSTOCK C');
  expect(facts.some((fact) => fact.startsWith('SO00002 shipped'))).toBe(false);
  const { rows: linked } = await pool().query('select shipment_key from shipment_link');
  expect(linked).toEqual([{ shipment_key: 'sf/SF1234567890123' }]);
  expect(host.asked.filter((one) => one.body.includes('SAL_SaleOrder')).map((one) => JSON.parse(one.body).data.StartRow)).toEqual([
    0, 2000,
  ]);

  expect(await pullDueSource(newContext())).toBe(false);
});

test('a warehouse pushes steps under a signature with a moment; unknown words are kept unmapped, and it gets its own answer', async () => {
  const path = await save(exampleConnector('warehouse-push', { signing: 'shared-key' }));
  const body = JSON.stringify({
    warehouse: 'E1',
    orders: [
      {
        no: 'SO1',
        parcel: { carrier: '中通', waybill: '78000000000001' },
        steps: [
          { id: 1, code: 'PICKED', time: minute(60) },
          { id: 2, code: 'WEIGHED', time: minute(50) },
          { id: 3, code: 'OUT', time: minute(40) },
        ],
      },
      { no: '', steps: [{ id: 4, code: 'PICKED', time: minute(60) }] },
    ],
  });
  const send = (text: string, at = Math.floor(Date.now() / 1000), key = 'shared-key') => {
    const signature = createHmac('sha256', key).update(`${at}.${text}`).digest('hex');
    return postWebhook(
      ...webhookRequest(path, text, {
        'content-type': 'application/json',
        'x-timestamp': String(at),
        'x-signature': `sha256=${signature}`,
      }),
    );
  };
  expect((await send(body, undefined, 'another-key')).status).toBe(401);
  expect((await send(body, Math.floor(Date.now() / 1000) - 1000)).status).toBe(401);
  expect(await told()).toEqual([]);

  const answer = await send(body);
  expect([answer.status, await answer.text()]).toEqual([200, '{"code": 0}']);
  expect(await told()).toEqual(['SO1 picked PICKED', 'SO1 WEIGHED', 'SO1 shipped OUT']);
  const { rows } = await pool().query(`select verdict, detail, headers from raw_payload where verdict = 'recorded'`);
  expect(rows[0].detail).toContain('1 of 2 rows, row 2: orderNo');
  expect(JSON.stringify(rows[0].headers)).not.toContain('x-signature');

  // a push whose process died before its verdict is read again, though its moment has passed and its signature is not kept
  await pool().query(`update raw_payload set verdict = 'received', received_at = received_at - interval '1 hour'`);
  await replayReceived(newContext());
  const again = await pool().query(`select verdict, count(*)::int as n from raw_payload group by 1 order by 1`);
  expect(again.rows).toEqual([
    { verdict: 'recorded', n: 1 },
    { verdict: 'refused', n: 2 },
  ]);
});

test('a fleet answers XML behind a token, with a cursor; its scans wait under their tracking numbers', async () => {
  const page = (scans: string, next: string) =>
    `<?xml version="1.0"?><Tracks xmlns="urn:fleet:tracks" next="${next}"><Track waybill="F1"><Expected>09.03.2026</Expected>${scans}</Track></Tracks>`;
  const scan = (code: string, at: string) => `<Scan code="${code}"><At>${at}</At><City>苏州市</City><Note>扫描</Note></Scan>`;
  host = await startHost((asked, response) => {
    response.setHeader('content-type', 'application/xml');
    if (asked.url === '/session') {
      const isKnown = asked.body === 'user=d%26a&password=p%3D1';
      return response.end(
        isKnown ? '<Session xmlns="urn:fleet:tracks" token="T-1"/>' : '<Fault xmlns="urn:fleet:tracks"><Reason>no</Reason></Fault>',
      );
    }
    if (asked.headers.authorization !== 'Bearer T-1') return response.writeHead(401).end();
    const cursor = new URL(asked.url, 'http://none').searchParams.get('cursor');
    response.end(
      cursor === ''
        ? page(scan('10', '02.03.2026 09:00'), 'next&amp;1')
        : page(scan('50', '03.03.2026 09:00') + scan('99', '03.03.2026 09:01'), ''),
    );
  });
  await save(exampleConnector('fleet-xml', { user: 'd&a', password: 'p=1' }, host.url));
  await pullDueSource(newContext());
  expect(await told()).toEqual(['t:ownfleet/F1 picked_up 10', 't:ownfleet/F1 delivered 50', 't:ownfleet/F1 99']);
  expect(host.asked.map((one) => one.url.replace(/\d{10}/, 'T'))).toEqual([
    '/session',
    '/tracks?changedSince=T&cursor=',
    '/tracks?changedSince=T&cursor=next%261',
  ]);
  const { rows } = await pool().query('select pages, rows, refused, error from source_pull');
  expect(rows).toEqual([{ pages: 2, rows: 2, refused: 0, error: null }]);
});
