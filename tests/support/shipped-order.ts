import { HOUR, type Instant } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { recordFacts } from '@/server/usecases/tracking/record-facts';

/** An order whose warehouse handed a shipment over at `at`; told again with another number it has one shipment more. */
export async function recordShipped(
  ctx: Context,
  shipped: { orderNo: string; carrier: string; trackingNo: string; at: Instant; phone?: string; history?: boolean },
): Promise<void> {
  const { carrier, trackingNo, at, phone, history } = shipped;
  const reporter = { source: 'wms', kind: 'wms' as const };
  const order = { shop: 'north', orderNo: shipped.orderNo };
  const header = { ...order, type: 'normal' as const, placedAt: at - HOUR, items: [] };
  const told = { identityKey: trackingNo, code: 'shipped', occurredAt: at, precision: 'second' as const };
  const facts = [{ reporter, order, shipment: { carrier, trackingNo }, ...told }];
  await recordFacts(ctx, { orders: [{ reporter, header, contact: phone ? { phone } : {} }], facts, history });
}
