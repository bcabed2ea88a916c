import { beforeEach, expect, it } from 'vitest';
import { DAY } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { newContext } from '@/server/store/context';
import { completeQuietOrders } from '@/server/usecases/order/complete-quiet-orders';
import type { NewFact } from '@/server/usecases/tracking/record-batch';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { freshDatabase } from '../database/fresh-database';

const T0 = Date.UTC(2026, 9, 1);
const on = (days: number) => newContext(() => T0 + days * DAY);
const told = (orderNo: string, code: string, day: number, more: Partial<NewFact> = {}): NewFact => ({
  reporter: { source: 'shop', kind: 'platform' },
  order: { shop: 'demo', orderNo },
  identityKey: `${code}|${day}`,
  code,
  occurredAt: T0 + day * DAY,
  precision: 'second',
  ...more,
});
const delivered = (orderNo: string, day: number) => [
  told(orderNo, 'paid', 0),
  told(orderNo, 'shipped', 1, { shipment: { carrier: 'sf', trackingNo: orderNo } }),
  told(orderNo, 'delivered', day, { shipment: { carrier: 'sf', trackingNo: orderNo } }),
];
const lifecycles = async () =>
  Object.fromEntries((await pool().query('select order_no, lifecycle from orders')).rows.map((r) => [r.order_no, r.lifecycle]));

beforeEach(freshDatabase);

it('completes what was delivered and quiet for fifteen days, and nothing disputed, being refunded or younger', async () => {
  await recordFacts(on(20), {
    orders: [],
    facts: [
      ...delivered('OLD', 3),
      ...delivered('YOUNG', 10),
      ...delivered('DISPUTED', 3),
      told('DISPUTED', 'receipt.disputed', 4),
      ...delivered('REFUND', 3),
      told('REFUND', 'refund.started', 4),
    ],
  });
  expect(await completeQuietOrders(on(20))).toBe(1);
  expect(await lifecycles()).toEqual({ OLD: 'completed', YOUNG: 'delivered', DISPUTED: 'delivered', REFUND: 'delivered' });
  expect(await completeQuietOrders(on(20))).toBe(0);
});
