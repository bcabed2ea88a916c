import { beforeEach, expect, test } from 'vitest';
import * as orderRoute from '@/app/api/v1/orders/[orderNo]/route';
import * as trackRoute from '@/app/api/v1/track/route';
import { postEvents } from '@/server/api/rest/post-events';
import { postOrders } from '@/server/api/rest/post-orders';
import type { OrderReading } from '@/server/domain/access/order-reading';
import { HOUR } from '@/server/domain/shared/instant';
import { singleton } from '@/server/platform/singleton';
import { newContext } from '@/server/store/context';
import { createApiKey } from '@/server/usecases/access/create-api-key';
import { freshDatabase } from '../database/fresh-database';

const NO = 'N-2026-7';
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();
let key: string;

beforeEach(async () => {
  await freshDatabase();
  singleton('rate-limiters', () => new Map()).clear();
  const made = await createApiKey(newContext(), { name: 'shop', scopes: ['ingest', 'read'], createdBy: 'system' });
  if (made.kind !== 'created') throw new Error('the key exists');
  key = made.token;
});

function request(path: string, body?: unknown): Request {
  return new Request(`http://localhost${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

async function placeAndShip(more: object): Promise<void> {
  const order = {
    shop: 'north',
    orderNo: NO,
    placedAt: ago(60),
    customer: { name: '王小明', phone: '13800138000' },
    destination: { country: 'CN', province: '上海市', city: '上海市', district: '徐汇区' },
    items: [{ sku: 'TEA-1', name: '龙井', quantity: 2 }],
    ...more,
  };
  expect((await (await postOrders(request('/api/v1/orders', { orders: [order] }))).json()).counts.accepted).toBe(1);
  await tell(['paid', ago(59), 'gateway'], ['shipped', ago(57), 'wms']);
}

type Told = [code: string, at: string, source: string, city?: string];

async function tell(...events: Told[]): Promise<void> {
  const body = events.map(([code, occurredAt, source, city]) => ({
    shop: 'north',
    orderNo: NO,
    source,
    code,
    occurredAt,
    ...(source === 'gateway' ? {} : { shipment: { carrier: 'sf', trackingNo: 'SF1000000000001' } }),
    ...(city ? { place: { country: 'CN', city } } : {}),
  }));
  expect((await (await postEvents(request('/api/v1/events', { events: body }))).json()).counts.accepted).toBe(body.length);
}

async function staffSees(): Promise<OrderReading> {
  const answer = await orderRoute.GET(request(`/api/v1/orders/${NO}`), { params: Promise.resolve({ orderNo: NO }) });
  return (await answer.json()) as OrderReading;
}

async function customerSees(): Promise<OrderReading> {
  const asked = new Request('http://localhost/api/v1/track', {
    method: 'POST',
    body: JSON.stringify({ orderNo: NO, phone: '13800138000' }),
  });
  return (await (await trackRoute.POST(asked)).json()) as OrderReading;
}

test('a locker the customer ruled out is flagged, to the customer too, until it is taken out', async () => {
  await placeAndShip({ lockerConsent: false });
  await tell(['in_transit', ago(49), 'sf', '武汉市'], ['available_for_pickup.locker', ago(35), 'sf', '上海市']);
  for (const reading of [await staffSees(), await customerSees()])
    expect(reading.attention).toContainEqual(
      expect.objectContaining({ kind: 'consent_breach', reason: 'carrier.no_consent_locker', actor: 'carrier' }),
    );
  await tell(['delivered.locker_collected', ago(33), 'sf', '上海市']);
  expect((await staffSees()).attention).toEqual([]);
});

test('a pickup that nobody scanned is told as inferred, without a time', async () => {
  await placeAndShip({});
  await tell(['in_transit', ago(49), 'sf', '武汉市']);
  for (const { timeline } of [await staffSees(), await customerSees()]) {
    const at = timeline.findIndex((line) => line.inferred);
    expect(timeline[at]).toMatchObject({ code: 'picked_up', at: null, words: { 'zh-CN': '顺丰速运已揽收（推断）' } });
    expect(timeline[at + 1]?.code).toBe('in_transit');
  }
});

test('a delivery in another city is kept from the customer and flagged for staff', async () => {
  await placeAndShip({});
  await tell(['picked_up', ago(51), 'sf', '深圳市'], ['delivered', ago(12), 'sf', '成都市']);
  const staff = await staffSees();
  expect(staff.attention).toContainEqual(expect.objectContaining({ kind: 'exception', reason: 'shipper.wrong_waybill' }));
  expect(staff.timeline.find((line) => line.code === 'delivered')).toMatchObject({ isQuarantined: true, customerVisible: false });
  const customer = await customerSees();
  expect(customer.lifecycle).toBe('in_transit');
  expect(JSON.stringify(customer)).not.toMatch(/成都|wrong_waybill|"delivered"/);
});
