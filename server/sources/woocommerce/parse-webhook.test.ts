import { describe, expect, test } from 'vitest';
import type { Parsed, Report, SourceAccount } from '../source';
import { parseWebhook } from './parse-webhook';
import { woocommerce } from './woocommerce';

const account: SourceAccount = { name: 'woocommerce', shop: 'north', timeZone: 'America/New_York', secrets: { secret: 'a secret' } };
const delivery = (body: string, headers: Record<string, string> = {}) => ({
  body: Buffer.from(body),
  headers: new Headers(headers),
  receivedAt: 0,
});

function parse(order: unknown, topic = 'order.updated'): Parsed {
  return parseWebhook(delivery(JSON.stringify(order), { 'x-wc-webhook-topic': topic }), account);
}

const order = {
  id: 11,
  number: 'W-11',
  status: 'processing',
  currency: 'USD',
  total: '29.35',
  date_created: '2026-11-01T04:00:00',
  date_created_gmt: '2026-11-01T10:00:00',
  date_modified_gmt: '2026-11-02T10:00:00',
  date_paid_gmt: null,
  payment_method: 'bacs',
  billing: {
    first_name: 'Ann',
    last_name: 'Lee',
    phone: '(502) 459-2181',
    email: 'ann@example.com',
    country: 'US',
    city: 'Louisville',
    address_1: 'Chestnut 92',
  },
  shipping: { first_name: 'Bo', last_name: 'Lee', country: 'US', state: 'NY', city: 'Albany', address_1: 'Main 1', postcode: '12201' },
  line_items: [{ id: 5, name: 'Tea &amp; cup', sku: '', quantity: 2, price: 6.5 }],
};

function report(more: object = {}): Report {
  const parsed = parse({ ...order, ...more });
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report;
}
const told = (r: Report) => r.facts.map((f) => [f.code, new Date(f.occurredAt).toISOString().slice(0, 16)]);

describe('an order', () => {
  test('is read with who gets it and where; the phone is the payer’s where the receiver has none', () => {
    expect(report().orders).toMatchObject([
      {
        header: {
          shop: 'north',
          orderNo: 'W-11',
          placedAt: Date.parse('2026-11-01T10:00:00Z'),
          amount: '29.35',
          destination: { country: 'US', province: 'NY', city: 'Albany' },
          items: [{ sku: '5', name: 'Tea & cup', quantity: 2, price: '6.5' }],
        },
        contact: { name: 'Bo Lee', phone: '+15024592181', email: 'ann@example.com', address: 'Main 1', postcode: '12201' },
        changedAt: Date.parse('2026-11-02T10:00:00Z'),
      },
    ]);
    expect(report().facts).toEqual([]);
    expect(report({ date_created_gmt: null }).orders[0]!.header.placedAt).toBe(Date.parse('2026-11-01T09:00:00Z'));
    expect([report({ payment_method: 'cod' }), report()].map((r) => r.orders[0]!.header.codAllowed)).toEqual([true, undefined]);
  });

  test('says which service was chosen and how it is paid', () => {
    const lines = [{ method_id: 'flat_rate', method_title: 'Express (1–2 days)' }];
    expect(report({ shipping_lines: lines, payment_method: 'bacs' }).orders[0]!.header).toMatchObject({
      service: 'express_1_2_days',
      paymentMethod: 'bacs',
    });
  });

  test('is paid when its date says so, and when it is completed', () => {
    expect(told(report({ date_paid_gmt: '2026-11-01T10:05:00' }))).toEqual([['payment.confirmed', '2026-11-01T10:05']]);
    expect(told(report({ status: 'completed', date_completed_gmt: '2026-11-02T09:00:00' }))).toEqual([
      ['payment.confirmed', '2026-11-02T09:00'],
      ['shipped', '2026-11-02T09:00'],
    ]);
    expect(told(report({ status: 'failed' }))).toEqual([['payment.denied', '2026-11-02T10:00']]);
  });

  test('names its shipments where the tracking plugin does, on the day they left, once', () => {
    const items = [
      { tracking_provider: 'ups', tracking_number: '1Z1', date_shipped: '1793577600' },
      { custom_tracking_provider: 'Bike courier', tracking_number: 'B-7', date_shipped: '' },
    ];
    const r = report({
      status: 'completed',
      date_paid_gmt: '2026-11-01T10:05:00',
      meta_data: [
        { key: 'x', value: 1 },
        { key: '_wc_shipment_tracking_items', value: items },
      ],
    });
    expect(r.facts.slice(1)).toMatchObject([
      {
        code: 'shipped',
        shipment: { carrier: 'ups', trackingNo: '1Z1' },
        precision: 'day',
        occurredAt: Date.parse('2026-11-02T00:00:00Z'),
      },
      { code: 'shipped', shipment: { carrier: 'Bike courier', trackingNo: 'B-7' }, precision: 'second' },
    ]);
    expect(r.facts).toHaveLength(3);
    expect(report({ meta_data: [{ key: '_wc_shipment_tracking_items', value: 'none' }] }).unreadable).toEqual([
      'the tracking numbers of the order',
    ]);
  });

  test('tells its refunds with their amounts, and a cancellation, as happened by its last change', () => {
    const r = report({
      status: 'refunded',
      refunds: [
        { id: 1, total: '-9.35' },
        { id: 2, total: '-20.00' },
      ],
    });
    expect(r.facts.map((f) => [f.code, f.data?.payment?.amount, f.data?.atLatest])).toEqual([
      ['refund.done', '9.35', true],
      ['refund.done', '20.00', true],
    ]);
    expect(report({ status: 'refunded', refunds: [] }).facts).toMatchObject([{ code: 'refund.done' }]);
    const cancelled = (changed: string) => report({ status: 'cancelled', date_modified_gmt: changed }).facts[0]!;
    expect(cancelled('2026-11-05T00:00:00').identityKey).toBe(cancelled('2026-11-04T00:00:00').identityKey);
    expect(cancelled('2026-11-04T00:00:00')).toMatchObject({ code: 'cancel.confirmed', data: { atLatest: true } });
  });

  test('in a status of a plugin is kept as it was said', () => {
    expect(report({ status: 'awaiting-artwork' }).facts).toMatchObject([{ code: null, sourceCode: 'awaiting-artwork' }]);
  });
});

test('the vendor gives up after five failures: what is no order of ours is answered as success', () => {
  for (const topic of ['product.updated', 'coupon.created', 'order.deleted', 'action.wc_x'])
    expect(parse({ id: 1 }, topic).kind).toBe('ignored');
  for (const status of ['checkout-draft', 'trash']) expect(parse({ ...order, status }).kind).toBe('ignored');
  expect(parse({ id: 281, note: 'Order ok' }).kind).toBe('unreadable');
  expect(parse([order]).kind).toBe('unreadable');
  expect(parse(order, '').kind).toBe('unreadable');
});

test('the first call is not signed and says nothing; nothing else passes unsigned', () => {
  const verdict = (body: string) => woocommerce.verify(delivery(body), account).kind;
  expect(verdict('webhook_id=12')).toBe('ok');
  expect(parseWebhook(delivery('webhook_id=12'), account).kind).toBe('ignored');
  for (const body of ['webhook_id=12&x=1', 'webhook_id=', '{"webhook_id":12}', `webhook_id=${'1'.repeat(80)}`])
    expect(verdict(body)).toBe('refused');
});
