import { request } from '@playwright/test';
import { freshNumber, hoursAgo, placeOrder, tell } from '../support/shop';

/** The order whose parcel nobody collects. */
export interface StalledOrder {
  orderNo: string;
  phone: string;
}

/**
 * Tells of a parcel that nobody collects before the first spec begins: its message waits a minute and a half for what may
 * replace it, and the other specs run meanwhile.
 */
export default async function tellOfStall(): Promise<void> {
  const shop = await request.newContext({ baseURL: process.env.DAONA_E2E_URL });
  const order: StalledOrder = { orderNo: freshNumber('STALL'), phone: `+86139${String(Date.now()).slice(-8)}` };
  await placeOrder(shop, order.orderNo, order.phone);
  await tell(shop, order.orderNo, [
    { source: 'wms', code: 'shipped', occurredAt: hoursAgo(4), shipment: { carrier: 'zto', trackingNo: `7${Date.now()}` } },
  ]);
  await shop.dispose();
  process.env.DAONA_E2E_STALLED = JSON.stringify(order);
}
