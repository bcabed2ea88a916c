import { describe, expect, test } from 'vitest';
import { isShipmentCode } from '@/server/domain/tracking/event-code';
import type { Parsed, Report, SourceAccount } from '../source';
import { parseWebhook } from './parse-webhook';
import { mapShopify } from './status-map';

const account: SourceAccount = { name: 'shopify', shop: 'north', timeZone: 'UTC', secrets: {} };

function parse(topic: string, resource: unknown): Parsed {
  const body = Buffer.from(typeof resource === 'string' ? resource : JSON.stringify(resource));
  return parseWebhook({ body, headers: new Headers({ 'x-shopify-topic': topic }), receivedAt: 0 }, account);
}

function report(topic: string, resource: unknown): Report {
  const parsed = parse(topic, resource);
  if (parsed.kind !== 'report') throw new Error(parsed.reason);
  return parsed.report;
}

const order = {
  id: 11,
  name: '#1001',
  order_number: 1001,
  financial_status: 'pending',
  created_at: '2026-11-01T10:00:00-05:00',
  updated_at: '2026-11-01T11:00:00-05:00',
  tags: 'gift, vip',
  total_price: '10.00',
  currency: 'USD',
  customer: { first_name: 'Ann', last_name: 'Lee', phone: '+15024592181' },
  line_items: [{ id: 5, title: 'Tea', quantity: 2, price: '5.00' }],
};
const fulfillment = {
  id: 21,
  order_id: 11,
  name: '#1001.2',
  status: 'success',
  created_at: '2026-11-02T10:00:00-05:00',
  tracking_company: 'UPS',
  tracking_numbers: ['1Z1', '1Z2'],
  line_items: [{ id: 5, quantity: 2 }],
};
const told = (r: Report) => r.facts.map((f) => [f.code, f.shipment?.trackingNo, f.order?.orderNo]);

describe('orders', () => {
  test('header, contact and vendor’s id are read; what is not said stays unsaid', () => {
    const r = report('orders/create', order);
    expect(r.orders).toMatchObject([
      {
        header: {
          shop: 'north',
          orderNo: '#1001',
          amount: '10.00',
          tags: ['gift', 'vip'],
          items: [{ sku: '5', name: 'Tea', quantity: 2 }],
        },
        contact: { name: 'Ann Lee', phone: '+15024592181' },
        changedAt: Date.parse('2026-11-01T16:00:00Z'),
      },
    ]);
    expect(r.orders[0]!.header.destination).toBeUndefined();
    expect(r.aliases).toEqual([{ alias: 'order:11', order: { shop: 'north', orderNo: '#1001' } }]);
    expect(r.facts).toEqual([]);
  });

  test('the first shipping line is the service, the first gateway how it is paid', () => {
    const lines = [{ code: null, title: 'Same Day' }, { code: 'other' }];
    const headers = [{ shipping_lines: lines, payment_gateway_names: ['Shopify Payments', 'gift_card'] }, {}].map(
      (more) => report('orders/create', { ...order, ...more }).orders[0]!.header,
    );
    expect(headers[0]).toMatchObject({ service: 'same_day', paymentMethod: 'shopify_payments' });
    expect([headers[1]!.service, headers[1]!.paymentMethod]).toEqual([undefined, undefined]);
  });

  test('payment is told once, at the moment of the topic that tells it; cancellation and refund at theirs', () => {
    const paid = { ...order, financial_status: 'paid', processed_at: order.created_at };
    expect(report('orders/paid', paid).facts).toMatchObject([
      { code: 'payment.confirmed', occurredAt: Date.parse('2026-11-01T16:00:00Z') },
    ]);
    expect(report('orders/create', paid).facts).toMatchObject([
      { code: 'payment.confirmed', occurredAt: Date.parse('2026-11-01T15:00:00Z') },
    ]);
    expect(report('orders/updated', paid).facts).toEqual([]);
    const ended = {
      ...order,
      financial_status: 'refunded',
      cancelled_at: '2026-11-03T10:00:00Z',
      refunds: [{ processed_at: '2026-11-04T10:00:00Z' }],
    };
    expect(told(report('orders/cancelled', ended)).map(([code]) => code)).toEqual(['refund.done', 'cancel.confirmed']);
  });

  test('ids beyond what a number holds keep every digit', () => {
    const text = JSON.stringify(order).replace('"id":11', '"id":9223372036854775807');
    expect(report('orders/create', text).aliases[0]!.alias).toBe('order:9223372036854775807');
  });

  test('an unreadable phone does not lose the order', () => {
    const r = report('orders/create', { ...order, customer: { phone: '12' } });
    expect(r.orders).toHaveLength(1);
    expect(r.orders[0]!.contact.phone).toBeUndefined();
    expect(r.unreadable).toEqual(['the phone number']);
  });
});

describe('fulfilments', () => {
  test('each tracking number is a shipment of the order, also inside the order itself', () => {
    const shipped = [
      ['shipped', '1Z1', '#1001'],
      ['shipped', '1Z2', '#1001'],
    ];
    expect(told(report('fulfillments/create', fulfillment))).toEqual(shipped);
    const inOrder = report('orders/fulfilled', { ...order, fulfillments: [fulfillment] });
    expect(told(inOrder)).toEqual(shipped);
    expect(inOrder.facts.map((f) => f.identityKey)).toEqual(report('fulfillments/update', fulfillment).facts.map((f) => f.identityKey));
  });

  test('without a tracking number the order was shipped all the same; a cancelled one is void', () => {
    expect(told(report('fulfillments/create', { ...fulfillment, tracking_numbers: [], tracking_company: null }))).toEqual([
      ['shipped', undefined, '#1001'],
    ]);
    const void2 = report('fulfillments/update', { ...fulfillment, status: 'cancelled', updated_at: '2026-11-03T10:00:00Z' });
    expect(told(void2)).toEqual([
      ['voided', '1Z1', '#1001'],
      ['voided', '1Z2', '#1001'],
    ]);
  });

  test('one without its order’s name waits for the order; an event waits for its fulfilment', () => {
    expect(report('fulfillments/create', { ...fulfillment, name: undefined }).byAlias.map((b) => b.alias)).toEqual([
      'order:11',
      'order:11',
    ]);
    const event = {
      id: 31,
      fulfillment_id: 21,
      order_id: 11,
      status: 'delivered',
      happened_at: '2026-11-04T09:00:00-05:00',
      city: 'Louisville',
    };
    expect(report('fulfillment_events/create', event).byAlias).toMatchObject([
      { alias: 'fulfillment:21', fact: { code: 'delivered', place: { city: 'Louisville' } } },
    ]);
  });
});

test.each([
  ['label_printed', 'label_created'],
  ['confirmed', 'awaiting_pickup'],
  ['in_transit', 'in_transit'],
  ['out_for_delivery', 'out_for_delivery'],
  ['ready_for_pickup', 'available_for_pickup'],
  ['attempted_delivery', 'attempt_failed'],
  ['delayed', 'problem.delayed'],
  ['failure', 'problem.generic'],
  ['delivered', 'delivered'],
  ['picked_up', 'picked_up'],
])('the status %s is %s', (status, code) => {
  expect(isShipmentCode(code)).toBe(true);
  expect(mapShopify(status)).toEqual({ code });
});

test('drafts, fulfilment orders and other topics are no tracking; privacy requests are kept', () => {
  expect(parse('orders/create', { id: 1, name: '#D1', status: 'open', created_at: order.created_at, line_items: [] }).kind).toBe(
    'unreadable',
  );
  expect(parse('fulfillments/create', { id: 1, order_id: 2, status: 'open', created_at: order.created_at, line_items: [] }).kind).toBe(
    'unreadable',
  );
  expect(parse('products/update', { id: 1 }).kind).toBe('unreadable');
  expect(parse('', order).kind).toBe('unreadable');
  expect(parse('customers/redact', { customer: {} }).kind).toBe('ignored');
});
