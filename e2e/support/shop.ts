import { type APIRequestContext, expect } from '@playwright/test';
import { PRODUCT } from '../server/start-product';

const headers = { authorization: `Bearer ${PRODUCT.apiKey}` };
const HOUR = 3_600_000;

/** A number that no other test of this run uses; it has a digit, as those of shops do. */
export function freshNumber(prefix: string): string {
  const letters = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 5)}`.toUpperCase();
  return `${prefix}-${letters}${Math.floor(Math.random() * 10)}`;
}

/** Moment `hours` before now, as the interface takes it. */
export function hoursAgo(hours: number): string {
  return new Date(Date.now() - hours * HOUR).toISOString();
}

/** Tells the product of an order that was paid, 29 hours ago unless said, as the shop's platform and gateway would. */
export async function placeOrder(
  request: APIRequestContext,
  orderNo: string,
  phone: string,
  { paidAt = hoursAgo(29), ...more }: { paidAt?: string } & Record<string, unknown> = {},
): Promise<void> {
  const order = {
    shop: 'e2e',
    orderNo,
    type: 'normal',
    placedAt: hoursAgo(30),
    customer: { name: '王小明', phone },
    origin: { country: 'CN', province: '广东省', city: '深圳市' },
    destination: { country: 'CN', province: '北京市', city: '北京市', district: '朝阳区', address: '望京街 1 号 2 单元' },
    items: [
      { sku: 'CUP', name: '青瓷茶杯', quantity: 1 },
      { sku: 'TEA', name: '明前龙井', quantity: 1 },
    ],
    amount: '128.00',
    currency: 'CNY',
    ...more,
  };
  const answer = await request.post('/api/v1/orders', { headers, data: { orders: [order] } });
  expect(answer.ok(), await answer.text()).toBe(true);
  await tell(request, orderNo, [
    {
      source: 'alipay',
      code: 'paid',
      occurredAt: paidAt,
      payment: { paymentNo: `P-${orderNo}`, method: 'alipay', amount: '128.00', currency: 'CNY', state: 'paid' },
    },
  ]);
}

/** Posts events of one order; each must be taken, or end as `counts` says. */
export async function tell(
  request: APIRequestContext,
  orderNo: string,
  events: Record<string, unknown>[],
  counts: Record<string, number> = { accepted: events.length },
): Promise<void> {
  const answer = await request.post('/api/v1/events', {
    headers,
    data: { events: events.map((event) => ({ shop: 'e2e', orderNo, ...event })) },
  });
  const text = await answer.text();
  expect(answer.ok(), text).toBe(true);
  expect(JSON.parse(text).counts, text).toMatchObject(counts);
}

/** The order as staff read it. */
export async function readOrder(
  request: APIRequestContext,
  orderNo: string,
  shop = 'e2e',
): Promise<Record<string, unknown> & { code?: string }> {
  return (await request.get(`/api/v1/orders/${orderNo}?shop=${shop}`, { headers })).json();
}

/** A share link of an order, and its end. */
export async function makeLink(request: APIRequestContext, orderNo: string): Promise<{ path: string; revoke(): Promise<void> }> {
  const answer = await request.post(`/api/v1/orders/${orderNo}/links?shop=e2e`, { headers, data: {} });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { id, url } = (await answer.json()) as { id: string; url: string };
  const revoke = async () => {
    const gone = await request.delete(`/api/v1/links/${id}`, { headers });
    expect(gone.ok(), await gone.text()).toBe(true);
  };
  return { path: new URL(url).pathname, revoke };
}
