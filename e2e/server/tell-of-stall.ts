import { type APIRequestContext, expect, request } from '@playwright/test';
import { freshNumber, hoursAgo, placeOrder, tell } from '../support/shop';

/** An order that stands still, and whose customer is told. */
export interface StalledOrder {
  orderNo: string;
  phone: string;
}

/** Another, of a customer who wants no SMS and left a mailbox. */
export interface MailedOrder extends StalledOrder {
  email: string;
}

const someOrder = (prefix: string, digits: string): StalledOrder => ({
  orderNo: freshNumber(prefix),
  phone: `+86${digits}${String(Date.now()).slice(-8)}`,
});

/** Collected, and without news for longer than a day. */
async function tellOfSilence(shop: APIRequestContext, { orderNo }: StalledOrder, digit: number): Promise<void> {
  const shipment = { carrier: 'zto', trackingNo: `7${Date.now()}${digit}` };
  await tell(shop, orderNo, [
    { source: 'wms', code: 'shipped', occurredAt: hoursAgo(29), shipment },
    { source: 'zto', code: 'picked_up', occurredAt: hoursAgo(28), shipment },
    { source: 'zto', code: 'in_transit', occurredAt: hoursAgo(26), shipment },
  ]);
}

/**
 * Tells of orders that stand still before the first spec begins: their messages wait a minute and a half for what may replace
 * them, and the other specs run meanwhile. One is not collected, one is silent on its way, one is silent and its customer wants no SMS.
 */
export default async function tellOfStall(): Promise<void> {
  const shop = await request.newContext({ baseURL: process.env.DAONA_E2E_URL });
  const [order, silent] = [someOrder('STALL', '139'), someOrder('SILENT', '135')];
  const mailed: MailedOrder = { ...someOrder('MAIL', '136'), email: `${freshNumber('li').toLowerCase()}@customers.example` };
  await placeOrder(shop, order.orderNo, order.phone);
  await tell(shop, order.orderNo, [
    { source: 'wms', code: 'shipped', occurredAt: hoursAgo(4), shipment: { carrier: 'zto', trackingNo: `7${Date.now()}` } },
  ]);
  await placeOrder(shop, silent.orderNo, silent.phone);
  await placeOrder(shop, mailed.orderNo, mailed.phone, { customer: { name: '李雷', phone: mailed.phone, email: mailed.email } });
  const stopped = await shop.post(`${process.env.DAONA_E2E_PHONE_URL}/reply`, { form: { number: mailed.phone, text: '退订' } });
  expect(stopped.ok(), await stopped.text()).toBe(true);
  for (const [digit, one] of [silent, mailed].entries()) await tellOfSilence(shop, one, digit);
  await shop.dispose();
  process.env.DAONA_E2E_STALLED = JSON.stringify(order);
  process.env.DAONA_E2E_SILENT = JSON.stringify(silent);
  process.env.DAONA_E2E_MAILED = JSON.stringify(mailed);
}
