import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { pool } from '@/server/platform/database';
import { readFlatXml } from '@/server/sources/wechat_pay_v2/flat-xml';
import { newContext } from '@/server/store/context';
import { registerSource } from '@/server/usecases/source/register-source';
import { API_V3_KEY, wechatNotice } from '../builders/wechat-notice';
import { freshDatabase } from '../database/fresh-database';
import { dataFolder, readFixtures } from '../support/data-folder';
import { SECRET } from '../support/push';
import {
  API_V2_KEY,
  flatXml,
  PUBLIC_KEY,
  push,
  type SignedPush,
  signedAlipay,
  signedEasypost,
  signedShippo,
  signedWechatPay,
  signedWechatPayV2,
  signedWoocommerce,
  wechatRefundV2,
} from '../support/sign-push';

const folder = dataFolder();
type Payload = Record<string, unknown>;
const fixturesOf = (vendor: string) => (folder ? readFixtures(folder, vendor) : new Map<string, Payload>());

const SECRETS: Record<string, Record<string, string>> = {
  easypost: { secret: SECRET },
  shippo: { secret: SECRET },
  woocommerce: { secret: SECRET },
  wechat_pay_v2: { apiV2Key: API_V2_KEY },
  wechat_pay: { apiV3Key: API_V3_KEY, platformKey: PUBLIC_KEY },
  alipay: { publicKey: PUBLIC_KEY },
};

const paths = new Map<string, string>();

beforeEach(async () => {
  await freshDatabase();
  for (const [adapter, secrets] of Object.entries(SECRETS)) {
    const made = await registerSource(newContext(), { name: adapter, adapter, shop: 'north', secrets, by: 'system' });
    paths.set(adapter, made.path);
  }
});

const send = (adapter: string, signed: SignedPush) => push(paths.get(adapter)!, signed);

/** What was recorded, in UTC, oldest first: `code at`. */
async function recorded(): Promise<string[]> {
  const { rows } = await pool().query(
    `select code, to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS') as at from fact
      where code is null or code not in ('order.placed', 'shipment.linked') order by occurred_at, (body->>'ordinal')::int`,
  );
  return rows.map((row) => `${row.code} ${row.at}Z`);
}

async function lastVerdict(): Promise<string> {
  return (await pool().query('select verdict from raw_payload order by id desc limit 1')).rows[0].verdict;
}

/** Written down from the payloads: one line a scan. */
const EASYPOST: Record<string, string[]> = {
  'ep-docs-fixtures-event-body.json': [
    'label_created 2024-07-31T15:00:00Z',
    'in_transit.arrived 2024-07-31T19:27:00Z',
    'in_transit.arrived 2024-07-31T22:35:00Z',
    'in_transit.departed 2024-08-01T14:42:13Z',
    'in_transit 2024-08-02T02:46:19Z',
    'in_transit 2024-08-02T18:35:20Z',
    'in_transit.arrived 2024-08-02T18:50:00Z',
  ],
  // The sample's delivery is dated before its label, and is kept as it was told.
  'ep-docs-json-tracking-webhook.json': [
    'delivered.self 2014-11-19T10:51:54Z',
    'label_created 2014-11-21T14:24:00Z',
    'in_transit 2014-11-21T14:48:00Z',
    'in_transit 2014-11-22T08:51:00Z',
    'in_transit 2014-11-23T09:31:00Z',
    'out_for_delivery 2014-11-24T08:10:00Z',
  ],
  'ep-docs-tracking-webhooks-tracking-webhook-response.json': [
    'label_created 2014-08-21T14:24:00Z',
    'in_transit 2014-08-21T14:48:00Z',
    'in_transit 2014-08-22T08:51:00Z',
    'in_transit 2014-08-23T09:31:00Z',
    'out_for_delivery 2014-08-24T08:10:00Z',
    'delivered.self 2014-08-24T15:33:00Z',
  ],
};
/** Events of the vendor about anything else. */
const EASYPOST_OTHER = [
  'ep-docs-event-post-json-example.json',
  'ep-docs-manifest-guide-webhook-post-example.json',
  'ep-event-service-retrieve-1.json',
];
/** Trackers of an answer that lists them, in its order. */
const EASYPOST_TRACKERS: string[][] = [
  ['no_data 2024-08-16T17:13:03Z'],
  ['label_created 2024-07-16T17:13:03Z', 'label_created 2024-07-17T05:50:03Z'],
  ['label_created 2024-07-16T17:13:03Z', 'label_created 2024-07-17T05:50:03Z'],
  ['problem.bad_number 2024-08-16T17:13:03Z'],
  ['label_created 2024-07-16T17:13:02Z', 'label_created 2024-07-17T05:50:02Z'],
];

describe.skipIf(!folder)('recorded EasyPost payloads', () => {
  const fixtures = fixturesOf('aggregator/easypost');

  test.each([...fixtures.keys()])('%s', async (name) => {
    const answer = await send('easypost', signedEasypost(JSON.stringify(fixtures.get(name))));
    const expected = EASYPOST[name];
    const verdict = expected ? 'recorded' : EASYPOST_OTHER.includes(name) ? 'ignored' : 'unreadable';
    expect([answer.status, await lastVerdict()]).toEqual([verdict === 'unreadable' ? 422 : 200, verdict]);
    expect(await recorded()).toEqual(expected ?? []);
  });

  const listed = (fixtures.get('ep-tracker-service-all-0.json')?.trackers ?? []) as Payload[];
  test.each(listed.map((tracker, i): [number, Payload] => [i, tracker]))('tracker %i of a list, as an event', async (i, tracker) => {
    const event = { object: 'Event', id: 'evt_1', description: 'tracker.created', result: tracker };
    expect((await send('easypost', signedEasypost(JSON.stringify(event)))).status).toBe(200);
    expect(await recorded()).toEqual(EASYPOST_TRACKERS[i]);
  });
});

const SHIPPO_SCANS = [
  'no_data 2016-12-07T00:00:00Z',
  'no_data 2016-12-07T02:00:00Z',
  'in_transit 2016-12-07T19:04:00Z',
  'in_transit.arrived 2016-12-07T20:19:00Z',
  'in_transit.departed 2016-12-07T21:45:00Z',
  'in_transit.arrived 2016-12-07T22:05:00Z',
  'in_transit.departed 2016-12-08T03:25:00Z',
  'in_transit.arrived 2016-12-08T06:40:00Z',
  'in_transit 2016-12-08T10:19:00Z',
  'out_for_delivery 2016-12-08T10:29:00Z',
  'delivered 2016-12-08T15:19:00Z',
];
const SHIPPO: Record<string, string[]> = {
  'shippo-track-test-create-0.json': SHIPPO_SCANS,
  'shippo-track-test-get-status-0.json': SHIPPO_SCANS,
};

describe.skipIf(!folder)('recorded Shippo answers as webhooks', () => {
  const fixtures = fixturesOf('aggregator/shippo');

  test.each([...fixtures.keys()])('%s', async (name) => {
    const webhook = { event: 'track_updated', test: false, data: fixtures.get(name) };
    const answer = await send('shippo', signedShippo(JSON.stringify(webhook), Date.now()));
    expect([answer.status, await recorded()]).toEqual(SHIPPO[name] ? [200, SHIPPO[name]] : [422, []]);
    expect((await send('shippo', signedShippo(JSON.stringify(fixtures.get(name)), Date.now()))).status).toBe(422);
  });
});

/** Plaintext → the event that encloses it, and what it says about which order. */
const WECHAT_PAY: Record<string, { event: string; orderNo?: string; fact?: string; amount?: string; currency?: string }> = {
  'combine-transaction-resource.json': {
    event: 'TRANSACTION.SUCCESS',
    orderNo: '20150806125346',
    fact: 'payment.confirmed 2015-05-20T05:29:35Z',
    amount: '0.10',
    currency: 'CNY',
  },
  'doc-mall-refund-success-1.json': { event: 'MALL_REFUND.SUCCESS' },
  'doc-mall-transaction-success-1.json': { event: 'MALL_TRANSACTION.SUCCESS' },
  'doc-mchtransfer-batch-closed-1.json': { event: 'MCHTRANSFER.BATCH.CLOSED' },
  'doc-mchtransfer-batch-finished-1.json': { event: 'MCHTRANSFER.BATCH.FINISHED' },
  'doc-mchtransfer-bill-finished-1.json': { event: 'MCHTRANSFER.BILL.FINISHED' },
  'doc-refund-abnormal-1.json': {
    event: 'REFUND.ABNORMAL',
    orderNo: '20150806125346',
    fact: 'refund.failed 2018-06-08T02:34:56Z',
    amount: '9.99',
    currency: 'CNY',
  },
  'doc-refund-closed-1.json': {
    event: 'REFUND.CLOSED',
    orderNo: '20150806125346',
    fact: 'refund.failed 2018-06-08T02:34:56Z',
    amount: '9.99',
    currency: 'CNY',
  },
  'partner-refund-resource.json': {
    event: 'REFUND.SUCCESS',
    orderNo: '20150806125346',
    fact: 'refund.done 2018-06-08T02:34:56Z',
    amount: '5288.00',
    currency: 'HKD',
  },
  'partner-refund-resource-2.json': {
    event: 'REFUND.SUCCESS',
    orderNo: '20150806125346',
    fact: 'refund.done 2018-06-08T02:34:56Z',
    amount: '9.99',
    currency: 'CNY',
  },
  'refund-resource.json': {
    event: 'REFUND.SUCCESS',
    orderNo: '20150806125346',
    fact: 'refund.done 2018-06-08T02:34:56Z',
    amount: '5288.00',
    currency: 'HKD',
  },
  'refund-resource-2.json': {
    event: 'REFUND.SUCCESS',
    orderNo: '20150806125346',
    fact: 'refund.done 2018-06-08T02:34:56Z',
    amount: '9.99',
    currency: 'CNY',
  },
  'doc-transaction-success-1.json': {
    event: 'TRANSACTION.SUCCESS',
    orderNo: '1217752501201407033233368018',
    fact: 'payment.confirmed 2018-06-08T02:34:56Z',
    amount: '1.00',
    currency: 'CNY',
  },
  'partner-transaction-resource-2.json': {
    event: 'TRANSACTION.SUCCESS',
    orderNo: '1217752501201407033233368018',
    fact: 'payment.confirmed 2018-06-08T02:34:56Z',
    amount: '1.00',
    currency: 'CNY',
  },
  'transaction-resource-2.json': {
    event: 'TRANSACTION.SUCCESS',
    orderNo: '1217752501201407033233368018',
    fact: 'payment.confirmed 2018-06-08T02:34:56Z',
    amount: '1.00',
    currency: 'CNY',
  },
};

describe.skipIf(!folder)('documented WeChat Pay notices', () => {
  const fixtures = fixturesOf('payment/wechat_pay');
  const isEnvelope = (name: string) => fixtures.get(name)?.event_type !== undefined;
  const names = [...fixtures.keys()];

  test.each(names.filter((name) => !isEnvelope(name)))('%s', async (name) => {
    const { event, orderNo, fact, amount, currency } = WECHAT_PAY[name]!;
    const answer = await send('wechat_pay', signedWechatPay(wechatNotice(event, fixtures.get(name)), Date.now()));
    expect([answer.status, await answer.json()]).toEqual([200, { code: 'SUCCESS', message: '成功' }]);
    expect([await recorded(), await lastVerdict()]).toEqual(fact ? [[fact], 'recorded'] : [[], 'ignored']);
    const { rows } = await pool().query(
      `select o.order_no, f.body->'data'->'payment' as payment from orders o join fact f on f.subject = 'o:' || o.id
        where f.code ~ '^(payment|refund)'`,
    );
    if (!fact) return expect(rows).toEqual([]);
    expect(rows).toMatchObject([{ order_no: orderNo, payment: { amount, currency, method: 'wechat_pay' } }]);
  });

  test.each(names.filter((name) => !isEnvelope(name)))('%s bare, or under the wrong event, is refused', async (name) => {
    const wrong = WECHAT_PAY[name]!.event.startsWith('REFUND') ? 'TRANSACTION.SUCCESS' : 'REFUND.SUCCESS';
    for (const body of [JSON.stringify(fixtures.get(name)), wechatNotice(wrong, fixtures.get(name))]) {
      const answer = await send('wechat_pay', signedWechatPay(body, Date.now()));
      expect([answer.status, ((await answer.json()) as Payload).code]).toEqual([422, 'FAIL']);
    }
    expect(await recorded()).toEqual([]);
  });

  test.each(names.filter(isEnvelope))('%s, whose enclosure was left out, records nothing', async (name) => {
    const envelope = fixtures.get(name)!;
    const answer = await send('wechat_pay', signedWechatPay(JSON.stringify(envelope), Date.now()));
    const isAboutOrders = /^(TRANSACTION|REFUND)\./.test(envelope.event_type as string);
    expect([answer.status, await recorded()]).toEqual([isAboutOrders ? 422 : 200, []]);
  });
});

/** What each message of the second version becomes: signed with our key, or enclosed where it is what a refund encloses. */
const WECHAT_PAY_V2: Record<string, { orderNo: string; fact: string; amount: string }> = {
  ...Object.fromEntries(
    ['doc-transaction-success-0-2.xml', 'php-paysuccess-notification-sample.xml', 'order-event.json', 'paporder-event.json'].map((name) => [
      name,
      { orderNo: '1409811653', fact: 'payment.confirmed 2014-09-03T05:15:40Z', amount: '0.01' },
    ]),
  ),
  ...Object.fromEntries(
    ['doc-refund-processed-1.xml', 'php-refund-notification-req-info-sample.xml'].map((name) => [
      name,
      { orderNo: '71106718111915575302817', fact: 'refund.done 2018-11-19T08:24:13Z', amount: '39.60' },
    ]),
  ),
};

describe.skipIf(!folder)('documented messages of WeChat Pay’s second version', () => {
  const path = `${folder}/fixtures/payment/wechat_pay_v2`;
  const names = folder ? readdirSync(path).sort() : [];

  test.each(names)('%s', async (name) => {
    const bytes = readFileSync(`${path}/${name}`, 'utf8');
    const asXml = name.endsWith('.json') ? flatXml('xml', JSON.parse(bytes) as Record<string, string>) : bytes;
    // As it stands: signed by somebody else's key, enclosed under it, or not at all.
    const stranger = await send('wechat_pay_v2', { body: asXml, headers: {} });
    expect([stranger.status, (await stranger.text()).includes('FAIL')]).toEqual([401, true]);
    const { sign: _, ...fields } = Object.fromEntries(readFlatXml(Buffer.from(asXml)) ?? []);
    const ours = asXml.startsWith('<root>') ? wechatRefundV2(asXml) : signedWechatPayV2(fields);
    const answer = await send('wechat_pay_v2', ours);
    const expected = WECHAT_PAY_V2[name];
    expect([answer.status, await recorded()]).toEqual(expected ? [200, [expected.fact]] : [422, []]);
    if (!expected) return;
    const { rows } = await pool().query(
      `select o.order_no, f.body->'data'->'payment'->>'amount' as amount from orders o join fact f on f.subject = 'o:' || o.id where f.code ~ '^(payment|refund)'`,
    );
    expect(rows).toEqual([{ order_no: expected.orderNo, amount: expected.amount }]);
  });
});

describe.skipIf(!folder)('recorded Alipay notices', () => {
  const fixtures = fixturesOf('payment/alipay');
  const expected = ['payment.confirmed 2019-08-15T07:56:24Z'];
  const formOf = (name: string) =>
    Object.entries(fixtures.get(name)!).map(([k, v]): [string, string] => [k, typeof v === 'string' ? v : JSON.stringify(v)]);

  test.each([...fixtures.keys()])('%s', async (name) => {
    const params = Object.fromEntries(formOf(name).filter(([field]) => !['sign', 'sign_type'].includes(field)));
    const answer = await send('alipay', signedAlipay(params));
    expect([answer.status, await answer.text(), await recorded()]).toEqual([200, 'success', expected]);
    const { rows } = await pool().query('select order_no, doc from orders');
    expect(rows).toMatchObject([{ order_no: '20190815155618536-564-57' }]);
    expect(rows[0].doc.state.payment).toBe('confirmed');
  });

  test.each([...fixtures.keys()])('%s proves itself with the signature it was sent with', async (name) => {
    const vectors = JSON.parse(readFileSync(`${folder}/vectors/signature-vectors.json`, 'utf8')) as {
      scheme: string;
      inputs: { public_key: string };
    }[];
    const publicKey = vectors.find(({ scheme }) => scheme === 'alipay')!.inputs.public_key;
    const made = await registerSource(newContext(), {
      name: 'vendor',
      adapter: 'alipay',
      shop: 'north',
      secrets: { publicKey },
      by: 'system',
    });
    const body = new URLSearchParams(formOf(name)).toString();
    expect(await (await push(made.path, { body, headers: {} })).text()).toBe('success');
    expect(await (await push(made.path, { body: body.replace('0.10', '0.01'), headers: {} })).text()).toBe('fail');
    expect(await recorded()).toEqual(expected);
  });
});

/** The documented order in its two states, as a topic carries it. */
const WOOCOMMERCE: Record<string, { lifecycle: string; facts: string[] }> = {
  'v3-orders-1.json': { lifecycle: 'paid', facts: ['payment.confirmed 2017-03-22T19:28:08Z'] },
  'v3-orders-4.json': { lifecycle: 'shipped', facts: ['payment.confirmed 2017-03-22T19:28:08Z', 'shipped 2017-03-22T19:30:35Z'] },
};

describe.skipIf(!folder)('documented WooCommerce resources as webhooks', () => {
  const fixtures = fixturesOf('shop/woocommerce');

  test.each([...fixtures.keys()])('%s', async (name) => {
    const expected = WOOCOMMERCE[name];
    const answer = await send('woocommerce', signedWoocommerce('order.updated', JSON.stringify(fixtures.get(name))));
    expect([answer.status, await recorded()]).toEqual(expected ? [200, expected.facts] : [422, []]);
    const { rows } = await pool().query('select order_no, lifecycle, doc from orders');
    if (!expected) return expect(rows).toEqual([]);
    expect(rows).toMatchObject([{ order_no: '727', lifecycle: expected.lifecycle }]);
    expect(rows[0].doc.state).toMatchObject({ amount: '29.35', payment: 'confirmed' });
  });

  test('the orders of a listing, one by one', async () => {
    const orders = (fixtures.get('v3-orders-3.json') ?? []) as unknown as Payload[];
    for (const order of orders)
      expect((await send('woocommerce', signedWoocommerce('order.created', JSON.stringify(order)))).status).toBe(200);
    const { rows } = await pool().query("select order_no, lifecycle, doc->'state'->>'payment' as payment from orders order by order_no");
    // Two refunds of 19.00 together leave an order of 39.00 paid.
    expect(rows).toEqual([
      { order_no: '723', lifecycle: 'shipped', payment: 'confirmed' },
      { order_no: '727', lifecycle: 'paid', payment: 'confirmed' },
    ]);
  });
});
