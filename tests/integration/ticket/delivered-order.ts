import type { OrderDocument } from '@/server/domain/order/order-document';
import { HOUR, type Instant } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { readOrdersByKey } from '@/server/store/order';
import { recordFacts } from '@/server/usecases/tracking/record-facts';

/** Minutes of a delivered order, as `delivered` puts them. */
const TRACKING_NO = 'SF1234567890123';

/** An order that was paid, sent and, unless `isSent`, signed for at `at`; answers its id and page code. */
export async function delivered(
  ctx: Context,
  orderNo: string,
  at: Instant,
  { isSent = false, phone = '+8613800138000' } = {},
): Promise<{ id: string; code: string }> {
  const order = { shop: 'north', orderNo };
  const shop = { source: 'shop', kind: 'platform' as const };
  const sf = { source: 'sf', kind: 'carrier' as const };
  const shipment = { carrier: 'sf', trackingNo: `${TRACKING_NO}${orderNo}` };
  const header = {
    ...order,
    type: 'normal' as const,
    placedAt: at - 60 * HOUR,
    items: [{ sku: 'S1', name: '茶杯', quantity: 1 }],
    destination: { country: 'CN', province: '上海市', city: '上海市', district: '浦东新区' },
  };
  const fact = (code: string, hoursBefore: number) => ({
    identityKey: `${code}|${orderNo}`,
    code,
    occurredAt: at - hoursBefore * HOUR,
    precision: 'second' as const,
  });
  await recordFacts(ctx, {
    orders: [{ reporter: shop, header, contact: { name: '张小明', phone } }],
    facts: [
      { reporter: shop, order, ...fact('paid', 59) },
      { reporter: { source: 'wms', kind: 'wms' }, order, shipment, ...fact('shipped', 48) },
      { reporter: sf, shipment, ...fact('picked_up', 46) },
      ...(isSent ? [] : [{ reporter: sf, shipment, place: { city: '上海市', district: '浦东新区' }, ...fact('delivered.guard', 0) }]),
    ],
  });
  const [row] = await readOrdersByKey(ctx.db, orderNo);
  return { id: row!.id, code: row!.code };
}

/** The read model of an order as it stands. */
export async function documentOf(ctx: Context, orderNo: string): Promise<OrderDocument> {
  const [row] = await readOrdersByKey(ctx.db, orderNo);
  return row!.doc!;
}
