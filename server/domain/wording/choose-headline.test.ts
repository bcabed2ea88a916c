import { describe, expect, it } from 'vitest';
import type { Eta } from '../eta/eta';
import { LIFECYCLES, type Lifecycle } from '../order/lifecycle';
import type { OrderState } from '../order/order-state';
import { DAY, HOUR } from '../shared/instant';
import { LANGUAGES } from '../shared/language';
import type { Attention } from '../tracking/attention';
import { MILESTONE_NAMES } from '../tracking/milestone';
import type { ShipmentState } from '../tracking/shipment-state';
import { SUB_STATUSES } from '../tracking/sub-status';
import { chooseHeadline } from './choose-headline';
import { wordNextStep } from './next-step';
import { wordHeadline } from './word-headline';

const NOW = Date.parse('2026-11-21T06:00:00Z');
const viewer = { timeZone: 'Asia/Shanghai', now: NOW };

const order = (more: Partial<OrderState> = {}): OrderState => ({
  shop: 'main',
  orderNo: 'DN1',
  type: 'normal',
  lifecycle: 'in_transit',
  phase: 'shipping',
  since: NOW - 3 * HOUR,
  payment: 'confirmed',
  items: [],
  tags: [],
  destination: { country: 'CN', province: '北京市', city: '北京市' },
  moments: {
    placedAt: NOW - 3 * DAY,
    paidAt: NOW - 3 * DAY,
    reviewStartedAt: null,
    allocatedAt: null,
    pickingAt: null,
    pickedAt: null,
    packedAt: null,
    shippedAt: NOW - 2 * DAY,
    pickedUpAt: NOW - 2 * DAY,
    deliveredAt: null,
    completedAt: null,
    cancelledAt: null,
  },
  shipments: [],
  attention: [],
  timeline: [],
  lastEventAt: NOW - HOUR,
  history: false,
  ...more,
});

const shipment = (more: Partial<ShipmentState> = {}): ShipmentState => ({
  key: 'sf/SF1',
  carrier: 'sf',
  trackingNo: 'SF1',
  milestone: 'in_transit',
  since: NOW - 3 * HOUR,
  movedAt: NOW - HOUR,
  lastEventAt: NOW - HOUR,
  pickedUpAt: NOW - 2 * DAY,
  deliveredAt: null,
  place: { country: 'CN', city: '武汉市' },
  items: [],
  isReturn: false,
  linkedAt: NOW - 2 * DAY,
  ...more,
});

const flag = (more: Partial<Attention>): Attention => ({
  kind: 'stalled',
  shipmentKey: 'sf/SF1',
  since: NOW - DAY,
  reason: 'carrier.no_movement',
  actor: 'carrier',
  severity: 'P2',
  ...more,
});

const zh = (state: OrderState, attention: Attention[] = []) =>
  wordHeadline(chooseHeadline({ state, attention, eta: null }), 'zh-CN', viewer).long;

describe('chooseHeadline', () => {
  it.each(Object.keys(LIFECYCLES) as Lifecycle[])('tells %s with a time, with and without shipments, in both languages', (lifecycle) => {
    const { phase } = LIFECYCLES[lifecycle];
    for (const milestone of [null, ...MILESTONE_NAMES]) {
      for (const subStatus of milestone ? Object.keys(SUB_STATUSES[milestone]) : ['']) {
        const shipments = milestone ? [shipment({ milestone, ...(subStatus ? { subStatus } : {}) })] : [];
        const chosen = chooseHeadline({ state: order({ lifecycle, phase, shipments }), attention: [], eta: null });
        for (const language of LANGUAGES) {
          const { long } = wordHeadline(chosen, language, viewer);
          expect(long, `${lifecycle} ${milestone}.${subStatus}`).toMatch(/\d{1,2}:\d{2}/);
          expect(long).not.toMatch(/undefined|null|[{}[\]]/);
          wordNextStep(chosen, language, viewer);
        }
      }
    }
  });

  it('names carrier, places and the last scan of a shipment on the road', () => {
    expect(zh(order({ shipments: [shipment()] }))).toBe('顺丰速运运输中：武汉 → 北京，今天 13:00 最近动态');
  });

  it('does not send a parcel on that has reached the city it goes to', () => {
    const there = order({ shipments: [shipment({ subStatus: 'arrived', place: { country: 'CN', city: '北京市' } })] });
    expect(zh(there)).toBe('今天 13:00 已到北京，等待顺丰速运安排派送');
  });

  it('tells the least advanced shipment and counts the delivered ones', () => {
    const shipments = [
      shipment({ key: 'sf/A', milestone: 'delivered', deliveredAt: NOW - HOUR }),
      shipment({ key: 'sf/B', milestone: 'at_destination' }),
      shipment({ key: 'sf/C', milestone: 'delivered', deliveredAt: NOW - HOUR }),
    ];
    const chosen = chooseHeadline({ state: order({ lifecycle: 'partially_delivered', shipments }), attention: [], eta: null });
    expect(chosen.key).toBe('at_destination');
    expect(wordHeadline(chosen, 'zh-CN', viewer).short).toBe('2/3 个包裹已签收');
  });

  it('tells a stall with reason, what is done and the next update', () => {
    expect(zh(order({ shipments: [shipment()] }), [flag({ nextUpdateAt: NOW + 2 * HOUR })])).toBe(
      '目前运输中，比平时慢（昨天 14:00 起）：快递长时间没有新动态，我们正在催顺丰速运，今天 16:00 前更新进展',
    );
  });

  it('calls a delivery that was scanned again unproven', () => {
    const conflict = flag({ kind: 'conflict', reason: 'carrier.moved_after_delivery', actor: 'service', severity: 'P1' });
    expect(zh(order({ shipments: [shipment()] }), [conflict])).toMatch(/^签收待核实：顺丰速运显示已签收/);
  });

  it('says whose claim an unsigned delivery is', () => {
    const delivered = { milestone: 'delivered', deliveredAt: NOW - HOUR } as const;
    const state = (more: Partial<ShipmentState>) => order({ lifecycle: 'delivered', shipments: [shipment({ ...delivered, ...more })] });
    expect(zh(state({ deliveredKind: 'unspecified' }))).toBe('顺丰速运显示 今天 13:00 已签收');
    expect(zh(state({ deliveredKind: 'self' }))).toBe('今天 13:00 已签收（本人签收）');
  });

  it('keeps trouble that only staff should know out of the headline', () => {
    const hidden = flag({ kind: 'exception', reason: 'shipper.wrong_waybill', severity: 'P1' });
    expect(zh(order({ shipments: [shipment()] }), [hidden])).toMatch(/^顺丰速运运输中/);
  });

  it('holds no personal data and no blank parameter', () => {
    const { params } = chooseHeadline({ state: order({ shipments: [shipment()] }), attention: [flag({})], eta: null });
    for (const value of Object.values(params)) expect(value === '' || value === undefined || value === null).toBe(false);
  });

  it('says how sure the window is', () => {
    const [soon, late] = [NOW + DAY, NOW + 2 * DAY];
    const eta = { from: soon, to: late, p5: soon, p10: soon, p50: soon, p80: late, p90: late, p95: late, lateAt: late, model: 1 };
    const told = (orders: number, notBefore?: number) =>
      wordHeadline(
        chooseHeadline({
          state: order({ shipments: [shipment()] }),
          attention: [],
          eta: { ...eta, basis: { level: 'lane', orders, leg: 'shipped' }, ...(notBefore ? { notBefore } : {}) },
        }),
        'zh-CN',
        viewer,
      ).long;
    expect(told(40)).toContain('预计11月22日–23日送达');
    expect(told(0)).toContain('一般11月22日–23日送达');
    expect(told(40, NOW + DAY)).toContain('最早明天送达');
  });

  it('says that it is later than usual, with the window of those that waited as long, and no window that is over', () => {
    const told = (from: number, to: number, lateAt: number) => {
      const ends = { from, to, p5: from, p10: from, p50: (from + to) / 2, p80: to, p90: to, p95: to, lateAt };
      const eta: Eta = { ...ends, basis: { level: 'lane', orders: 40, leg: 'shipped' }, model: 1 };
      return wordHeadline(chooseHeadline({ state: order({ shipments: [shipment()] }), attention: [], eta }), 'zh-CN', viewer).long;
    };
    expect(told(NOW + DAY, NOW + 2 * DAY, NOW - 1)).toContain('比平常晚，现在预计11月22日–23日送达');
    expect(told(NOW - 3 * DAY, NOW - 2 * DAY, NOW - DAY)).toMatch(/，比平常晚$/);
    expect(told(NOW - 3 * DAY, NOW - 2 * DAY, NOW + DAY)).not.toMatch(/预计|比平常/);
  });

  it('of an order that is still with the shop names when it leaves, until that has passed', () => {
    const next = (from: number, to: number) => {
      const [soon, late] = [NOW + 3 * DAY, NOW + 5 * DAY];
      const ends = { from: soon, to: late, p5: soon, p10: soon, p50: soon, p80: late, p90: late, p95: late, lateAt: late };
      const eta: Eta = {
        ...ends,
        basis: { level: 'lane', orders: 40, leg: 'paid' },
        model: 1,
        next: { step: 'handed_over', from, p50: from, to },
      };
      const words = (phase: 'preparing' | 'shipping') =>
        wordHeadline(chooseHeadline({ state: order({ lifecycle: 'allocated', phase }), attention: [], eta }), 'zh-CN', viewer).long;
      return [words('preparing'), words('shipping')];
    };
    const [waiting, sent] = next(NOW + DAY, NOW + 2 * DAY);
    expect(waiting).toContain('预计11月22日–23日发出');
    expect(sent).toContain('送达');
    expect(next(NOW - 2 * DAY, NOW - DAY)[0]).toContain('送达');
  });
});
