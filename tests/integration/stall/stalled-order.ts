import { MINUTE } from '@/server/domain/shared/instant';
import { type Context, newContext } from '@/server/store/context';
import type { NewFact } from '@/server/usecases/tracking/record-batch';
import { recordFacts } from '@/server/usecases/tracking/record-facts';

/** Saturday 2026-11-21 10:00 in Shanghai. */
export const MORNING = Date.parse('2026-11-21T02:00:00Z');
export const PHONE = '+8613800001111';

/** A context whose clock a test sets by hand. */
export function handClock(start: number = MORNING): { ctx: Context; at(now: number): void; pass(minutes: number): void } {
  let now = start;
  const ctx = newContext(() => now);
  return {
    ctx,
    at: (to) => {
      now = to;
    },
    pass: (minutes) => {
      now += minutes * MINUTE;
    },
  };
}

export function orderFact(orderNo: string, code: string, occurredAt: number, more: Partial<NewFact> = {}): NewFact {
  return {
    reporter: { source: 'wms', kind: 'wms' },
    order: { shop: 'main', orderNo },
    identityKey: `${code}|${occurredAt}`,
    code,
    occurredAt,
    precision: 'second',
    ...more,
  };
}

export function scan(trackingNo: string, code: string, occurredAt: number, more: Partial<NewFact> = {}): NewFact {
  return {
    reporter: { source: 'sf', kind: 'carrier' },
    shipment: { carrier: 'sf', trackingNo },
    identityKey: `${code}|${occurredAt}`,
    code,
    occurredAt,
    precision: 'second',
    ...more,
  };
}

/** A paid order that left the warehouse at `shippedAt` with one shipment. */
export async function shippedOrder(ctx: Context, orderNo: string, shippedAt: number, trackingNo = `SF${orderNo}`): Promise<void> {
  await recordFacts(ctx, {
    orders: [
      {
        reporter: { source: 'shop', kind: 'platform' },
        header: {
          shop: 'main',
          orderNo,
          type: 'normal',
          placedAt: shippedAt - 120 * MINUTE,
          destination: { country: 'CN', province: '浙江', city: '杭州' },
          items: [{ sku: 'A', name: '茶杯', quantity: 1 }],
        },
        contact: { name: '张三', phone: PHONE },
      },
    ],
    facts: [
      orderFact(orderNo, 'paid', shippedAt - 110 * MINUTE),
      orderFact(orderNo, 'shipped', shippedAt, { shipment: { carrier: 'sf', trackingNo } }),
    ],
  });
}
