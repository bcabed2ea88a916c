import { expect, request } from '@playwright/test';
import { freshNumber, hoursAgo, placeOrder, tell } from '../support/shop';

/** An order whose parcel nobody collects. */
export interface StalledOrder {
  orderNo: string;
  phone: string;
}

/** Another, of a customer who wants no SMS and left a mailbox. */
export interface MailedOrder extends StalledOrder {
  email: string;
}

/**
 * Tells of parcels that nobody collects before the first spec begins: their messages wait a minute and a half for what may
 * replace them, and the other specs run meanwhile.
 */
export default async function tellOfStall(): Promise<void> {
  const shop = await request.newContext({ baseURL: process.env.DAONA_E2E_URL });
  const order: StalledOrder = { orderNo: freshNumber('STALL'), phone: `+86139${String(Date.now()).slice(-8)}` };
  await placeOrder(shop, order.orderNo, order.phone);
  const mailed: MailedOrder = {
    orderNo: freshNumber('MAIL'),
    phone: `+86136${String(Date.now()).slice(-8)}`,
    email: `${freshNumber('li').toLowerCase()}@customers.example`,
  };
  await placeOrder(shop, mailed.orderNo, mailed.phone, { customer: { name: '李雷', phone: mailed.phone, email: mailed.email } });
  const stopped = await shop.post(`${process.env.DAONA_E2E_PHONE_URL}/reply`, { form: { number: mailed.phone, text: '退订' } });
  expect(stopped.ok(), await stopped.text()).toBe(true);
  for (const [i, { orderNo }] of [order, mailed].entries()) {
    const shipment = { carrier: 'zto', trackingNo: `7${Date.now()}${i}` };
    await tell(shop, orderNo, [{ source: 'wms', code: 'shipped', occurredAt: hoursAgo(4), shipment }]);
  }
  await shop.dispose();
  process.env.DAONA_E2E_STALLED = JSON.stringify(order);
  process.env.DAONA_E2E_MAILED = JSON.stringify(mailed);
}
