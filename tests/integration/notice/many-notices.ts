import { MINUTE } from '@/server/domain/shared/instant';
import { pool } from '@/server/platform/database';
import { forgetChannelSettings, readChannelSettings, writeChannelSetting } from '@/server/store/channel-setting';
import type { Context } from '@/server/store/context';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { orderFact } from '../stall/stalled-order';

/** Phone of the `nth` of many customers. */
export const phoneOf = (nth: number) => `+86138${String(nth).padStart(8, '0')}`;

/** So many orders of as many customers that have just been shipped: each is owed one message 90 seconds later. */
export async function shippedOrders(ctx: Context, count: number, of: (nth: number) => number = (nth) => nth): Promise<void> {
  const at = ctx.now() - 2 * MINUTE;
  const numbers = Array.from({ length: count }, (_, nth) => nth);
  await recordFacts(ctx, {
    orders: numbers.map((nth) => ({
      reporter: { source: 'shop', kind: 'platform' },
      header: {
        shop: 'main',
        orderNo: `M${nth}`,
        type: 'normal',
        placedAt: at - 120 * MINUTE,
        destination: { country: 'CN', province: '浙江', city: '杭州' },
        items: [{ sku: 'A', name: '茶杯', quantity: 1 }],
      },
      contact: { name: '张三', phone: phoneOf(of(nth)) },
    })),
    facts: numbers.flatMap((nth) => [
      orderFact(`M${nth}`, 'paid', at - 110 * MINUTE),
      orderFact(`M${nth}`, 'shipped', at, { shipment: { carrier: 'sf', trackingNo: `SFM${nth}` } }),
    ]),
  });
}

/** Sets a channel up otherwise than the environment does. */
export async function setChannel(code: string, to: Partial<Parameters<typeof writeChannelSetting>[1]>): Promise<void> {
  const held = (await readChannelSettings(pool())).find((one) => one.code === code);
  const none = { code, account: null, isOn: true, cap: null, priceMicros: 0, currency: 'CNY', ceilingMicros: null };
  const version = (held?.version ?? 0) + 1;
  await writeChannelSetting(pool(), { ...none, ...held, ...to, version, changedAt: Date.now(), changedBy: 'staff:test' });
  forgetChannelSettings();
}
