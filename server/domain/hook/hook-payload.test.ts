import { expect, test } from 'vitest';
import { NOW, orderDocument, SECRETS } from '@/tests/fixtures/order-document';
import { messageSchema, orderPayload, testPayload } from './hook-payload';
import { HOOK_CHANGES, type HookType } from './hook-types';

const cause = {
  id: '01990000-0000-7000-8000-000000000001',
  type: 'shipment.milestone_changed',
  version: 3,
  change: {
    carrier: 'sto',
    trackingNo: '78312345678901',
    isReturn: false,
    from: null,
    to: 'in_transit',
    since: '2026-11-21T02:00:00.000Z',
  },
  happenedAt: NOW,
};
const body = () => orderPayload(cause, orderDocument(), { now: NOW, timeZone: 'Asia/Shanghai', base: 'https://track.example' });

test('a message is what its schema in the OpenAPI document says', () => {
  const payload = JSON.parse(JSON.stringify(body()));
  expect(messageSchema(cause.type, HOOK_CHANGES[cause.type as HookType]).parse(payload)).toEqual(payload);
  expect(payload).toMatchObject({
    id: 'msg_01990000000070008000000000000001',
    type: cause.type,
    data: { sequence: 3, url: expect.stringContaining('https://track.example/api/v1/orders/') },
  });
});

/** What the shop's own systems may be told, as they said it themselves. */
const THEIR_OWN = ['district', 'item', 'sku', 'warehouse', 'orderNo', 'seller', 'service', 'paymentMethod'];

test.each(Object.entries(SECRETS).filter(([name]) => !THEIR_OWN.includes(name)))('a message does not tell %s', (_, secret) => {
  expect(JSON.stringify(body())).not.toContain(String(secret));
});

test('a message is thin: no timeline, no list of goods, well below the 20 kB of the standard', () => {
  const { order } = body().data;
  for (const left of ['timeline', 'items', 'customer', 'code']) expect(Object.keys(order)).not.toContain(left);
  expect(JSON.stringify(body()).length).toBeLessThan(6_000);
});

test('a test is about nothing', () => {
  expect(testPayload({ ...cause, type: 'hook.test' }).data).toEqual({ test: true });
});
