import { newContext } from '@/server/store/context';
import type { NewFact, NewOrder } from '@/server/usecases/tracking/record-batch';
import { recordFacts } from '@/server/usecases/tracking/record-facts';

export const NOW = Date.UTC(2026, 10, 21, 8, 0, 0);
const HOUR = 3_600_000;

interface Wish {
  orderNo: string;
  shop?: string;
  name?: string;
  phone?: string;
  province?: string;
  category?: string;
  hoursAgo?: number;
  /** Codes of the order in order, an hour apart; the last names the shipment when there is one. */
  codes?: string[];
  trackingNo?: string;
  history?: boolean;
}

/** Records an order the way its shop and its warehouse would tell it, and answers its id. */
export async function recordOrder(wish: Wish): Promise<string> {
  const shop = wish.shop ?? 'demo';
  const placedAt = NOW - (wish.hoursAgo ?? 10) * HOUR;
  const order: NewOrder = {
    reporter: { source: 'shop', kind: 'platform' },
    header: {
      shop,
      orderNo: wish.orderNo,
      type: 'normal',
      placedAt,
      destination: { country: 'CN', province: wish.province ?? '广东省', city: wish.province === '浙江省' ? '杭州市' : '深圳市' },
      items: [{ sku: 'S1', name: '茶杯', quantity: 1, category: wish.category ?? '家居' }],
      amount: '10.00',
      currency: 'CNY',
    },
    contact: { name: wish.name ?? '王小明', phone: wish.phone ?? '+8613800138000', address: '文三路 90 号' },
  };
  const facts = (wish.codes ?? []).map(
    (code, index): NewFact => ({
      reporter: code === 'paid' ? { source: 'alipay', kind: 'gateway' } : { source: 'wms', kind: 'wms' },
      order: { shop, orderNo: wish.orderNo },
      identityKey: `${code}|${index}`,
      code,
      occurredAt: placedAt + (index + 1) * HOUR,
      precision: 'second',
      ...(code === 'paid' ? { data: { payment: { paymentNo: 'P1', amount: '10.00' } } } : {}),
      ...(code === 'shipped' ? { shipment: { carrier: 'sf', trackingNo: wish.trackingNo ?? 'SF1' } } : {}),
    }),
  );
  const answer = await recordFacts(
    newContext(() => NOW),
    { orders: [order], facts, history: wish.history },
  );
  const [first] = answer.orders;
  if (first?.status !== 'accepted' || !first.orderId) throw new Error(`the order was not taken: ${JSON.stringify(answer)}`);
  return first.orderId;
}
