import type { PlotOutline } from './plots';
import type { Random } from './random';
import type { OrderPlan, ShipmentRef, ShopEvent } from './story';
import { DAY, HOUR, inWorkingHours, MINUTE } from './time';

export interface Preparation {
  events: ShopEvent[];
  /** When the goods stood at the warehouse's door; null when they never got there. */
  readyAt: number | null;
}

/** How the money came in: what shop front, gateway and ERP say, and when the order counts as paid. */
function writePayment(random: Random, plot: PlotOutline, order: OrderPlan): { events: ShopEvent[]; paidAt: number | null } {
  const money = {
    paymentNo: `P${order.orderNo.replaceAll('-', '')}`,
    method: order.currency === 'CNY' ? random.pick(['wechat', 'alipay', 'unionpay']) : 'card',
    amount: order.amount,
    currency: order.currency,
  };
  const at = order.placedAt + random.between(0.5, 9) * MINUTE;
  const claimed: ShopEvent = { at, source: 'shop', code: 'payment.claimed', payment: { ...money, state: 'claimed' } };
  const confirm = (when: number): ShopEvent[] => [
    { at: when, source: 'gateway', code: 'payment.confirmed', payment: { ...money, state: 'confirmed' } },
    { at: when + 40_000, source: 'erp', code: 'paid', note: 'ERP 已收款' },
  ];
  switch (plot.payment) {
    case 'unpaid':
      return { events: [], paidAt: null };
    case 'unmatched':
      return { events: [claimed, { at: at + 5 * MINUTE, source: 'erp', code: 'paid', note: 'ERP 已收款,网关无流水' }], paidAt: null };
    case 'late': {
      const late = at + random.between(0.8, 4) * HOUR;
      return { events: [claimed, ...confirm(late)], paidAt: late };
    }
    case 'prompt':
      return { events: confirm(at), paidAt: at };
  }
}

/** What happens between the payment and the picking, by the kind of order. */
function writeWait(random: Random, plot: PlotOutline, paidAt: number): { events: ShopEvent[]; goAt: number } {
  const at = paidAt + 4 * MINUTE;
  switch (plot.preparation) {
    case 'presale':
      return {
        events: [{ at, source: 'erp', code: 'presale_waiting', note: '预售商品,按批次发货' }],
        goAt: at + random.between(2, 7) * DAY,
      };
    case 'custom':
      return {
        events: [{ at, source: 'erp', code: 'in_production', note: '定制生产中,工序 1/4' }],
        goAt: at + random.between(1.5, 5) * DAY,
      };
    case 'backordered': {
      const back = at + random.between(1, 4) * DAY;
      const events: ShopEvent[] = [
        { at: at + 20 * MINUTE, source: 'wms', code: 'stock.short', note: '拣货位库存不足,等待补货' },
        { at: at + 25 * MINUTE, source: 'wms', code: 'backordered' },
        { at: back, source: 'wms', code: 'stock.restocked', note: '补货已到仓' },
      ];
      return { events, goAt: back + 10 * MINUTE };
    }
    case 'review': {
      const passed = at + random.between(3, 30) * HOUR;
      const events: ShopEvent[] = [
        { at, source: 'erp', code: 'review.started', note: '大额订单人工审核' },
        { at: passed, source: 'erp', code: 'review.passed' },
      ];
      return { events, goAt: passed };
    }
    default:
      return { events: [], goAt: paidAt };
  }
}

/** Everything the shop's own systems say about an order until its shipments stand at the door. */
export function writePreparation(
  random: Random,
  plot: PlotOutline,
  order: OrderPlan,
  shipments: ShipmentRef[],
  partsApartH?: number,
): Preparation {
  const { events, paidAt } = writePayment(random, plot, order);
  if (paidAt === null) return { events, readyAt: null };
  const wait = writeWait(random, plot, paidAt);
  events.push(...wait.events);
  let at = wait.goAt + random.between(3, 14) * MINUTE;
  events.push({ at, source: 'wms', code: 'allocated' });
  if (plot.preparation === 'cancelled') {
    at += random.between(5, 40) * MINUTE;
    events.push(
      { at, source: 'crm', code: 'cancel.requested', note: '客户申请取消' },
      { at: at + 9 * MINUTE, source: 'wms', code: 'cancel.confirmed', note: '仓库已拦截' },
      { at: at + 20 * MINUTE, source: 'erp', code: 'refund.started' },
      { at: at + 26 * HOUR, source: 'gateway', code: 'refund.done' },
    );
    return { events, readyAt: null };
  }
  at = inWorkingHours(at + random.between(5, 22) * MINUTE, 7, 23);
  events.push({ at, source: 'wms', code: 'picking' });
  at += random.between(15, 100) * MINUTE;
  events.push({ at, source: 'wms', code: 'picked' });
  for (const [i, shipment] of shipments.entries()) {
    // The parts of a split order leave the warehouse hours apart.
    const later = at + i * (partsApartH ?? random.between(3, 20)) * HOUR + random.between(10, 45) * MINUTE;
    events.push({ at: later, source: 'wms', code: 'packed', shipment });
    events.push({ at: later + random.between(5, 40) * MINUTE, source: 'wms', code: 'shipped', shipment });
  }
  return { events, readyAt: at };
}

/** When a shipment stood at the warehouse's door, by the warehouse's own word. */
export function shippedAt(events: ShopEvent[], shipment: ShipmentRef): number {
  const event = events.find((e) => e.code === 'shipped' && e.shipment?.trackingNo === shipment.trackingNo);
  if (!event) throw new Error(`the warehouse never sent ${shipment.trackingNo}`);
  return event.at;
}
