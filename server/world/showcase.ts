import type { ShopName } from './goods';
import type { Plot } from './plots';
import { HOUR } from './time';
import type { StoryOrder } from './write-story';

interface DemoOrder {
  orderNo: string;
  plot: Plot;
  shop: ShopName;
  /** Age at the birth of the world. */
  ageH: number;
  to: string;
  carrier: string;
  shipments?: number;
  partsApartH?: number;
  /** What it shows, for the person who tries it. */
  shows: { 'zh-CN': string; en: string };
}

/**
 * Orders with numbers to remember, all of one customer (DEMO_PHONE), for the first tour and the browser tests. They
 * live in real time whatever the world's speed, so that what they show lasts.
 */
export const DEMO_ORDERS: readonly DemoOrder[] = [
  demo('DEMO-MOVING', 'on_time', 'home', 38, '哈尔滨', 'sf', { 'zh-CN': '运输中', en: 'on its way across the country' }),
  demo('DEMO-STALLED', 'stalled', 'home', 74, '成都', 'zto', { 'zh-CN': '物流停滞两天', en: 'no movement for days' }),
  {
    ...demo('DEMO-SPLIT', 'split', 'food', 98, '成都', 'yto', { 'zh-CN': '分两包,一包已签收', en: 'two parcels, one delivered' }),
    shipments: 2,
    partsApartH: 68,
  },
  demo('DEMO-DELIVERED', 'on_time', 'food', 100, '上海', 'jd', { 'zh-CN': '已签收', en: 'delivered' }),
  demo('DEMO-RETURNED', 'refused', 'home', 220, '长沙', 'yunda', { 'zh-CN': '拒收,已退回', en: 'refused and returned' }),
  demo('DEMO-LOCKER', 'locker_overdue', 'food', 56, '苏州', 'sto', { 'zh-CN': '在快递柜待取', en: 'waits in a locker' }),
  demo('DEMO-ATTEMPT', 'attempt_failed', 'home', 120, '武汉', 'yunda', {
    'zh-CN': '派送失败后签收',
    en: 'delivered at the second attempt',
  }),
  demo('DEMO-CONFLICT', 'contradicted', 'home', 170, '重庆', 'sto', { 'zh-CN': '签收后又有轨迹', en: 'moves on after its delivery' }),
  demo('DEMO-CUSTOMS', 'abroad_customs', 'abroad', 190, '深圳', 'ems', { 'zh-CN': '跨境,海关待补资料', en: 'held by customs abroad' }),
  demo('DEMO-NOSCAN', 'not_collected', 'home', 30, '北京', 'zto', { 'zh-CN': '已出库,快递迟迟未揽收', en: 'sent, never collected' }),
  demo('DEMO-PRESALE', 'presale', 'home', 20, '广州', 'sf', { 'zh-CN': '预售待发', en: 'pre-order' }),
  demo('DEMO-UNPAID', 'unpaid', 'food', 0.2, '宁波', 'sf', { 'zh-CN': '待付款', en: 'not paid yet' }),
  demo('DEMO-CANCELLED', 'cancelled', 'home', 40, '西安', 'sf', { 'zh-CN': '已取消退款', en: 'cancelled and refunded' }),
];

function demo(
  orderNo: string,
  plot: Plot,
  shop: ShopName,
  ageH: number,
  to: string,
  carrier: string,
  shows: DemoOrder['shows'],
): DemoOrder {
  return { orderNo, plot, shop, ageH, to, carrier, shows };
}

export function settleDemo(order: DemoOrder, bornAt: number): StoryOrder {
  return {
    orderNo: order.orderNo,
    plot: order.plot,
    shop: order.shop,
    placedAt: bornAt - order.ageH * HOUR,
    anchorAt: bornAt,
    speed: 1,
    cast: { to: order.to, carrier: order.carrier, shipments: order.shipments ?? 1, partsApartH: order.partsApartH },
  };
}

/** The list that a start prints: number and what it shows. */
export function demoLines(language: 'zh-CN' | 'en'): string[] {
  return DEMO_ORDERS.map((order) => `${order.orderNo.padEnd(16)}${order.shows[language]}`);
}

/** When a world was born whose DEMO-MOVING was placed at `placedAt`: how a world that lost its state finds back. */
export function bornAtFrom(placedAt: number): number {
  return placedAt + DEMO_ORDERS[0]!.ageH * HOUR;
}
