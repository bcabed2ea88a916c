import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { modelOfTwoLanes } from '@/tests/fixtures/journeys';
import type { OrderState } from '../order/order-state';
import { DAY, HOUR } from '../shared/instant';
import type { ShipmentState } from '../tracking/shipment-state';
import { EMPTY_ETA_MODEL, type EtaModel } from './eta-model';
import { predictEta } from './predict-eta';

const PLACED = Date.UTC(2026, 10, 2);
const MODEL: EtaModel = { ...modelOfTwoLanes(PLACED), version: 7 };

function shipmentOf(more: Partial<ShipmentState> = {}): ShipmentState {
  return {
    key: 'sf/SF1',
    carrier: 'sf',
    trackingNo: 'SF1',
    milestone: 'in_transit',
    since: PLACED + 2 * DAY,
    movedAt: null,
    lastEventAt: null,
    pickedUpAt: PLACED + 2 * DAY,
    deliveredAt: null,
    items: [],
    isReturn: false,
    linkedAt: PLACED,
    ...more,
  };
}

const byCarrier = (carrier: string) => ({ shipments: [shipmentOf({ carrier })] });

function stateOf(more: Partial<OrderState> = {}): OrderState {
  return {
    shop: 'tea',
    orderNo: '1',
    type: 'normal',
    lifecycle: 'in_transit',
    phase: 'shipping',
    since: PLACED,
    payment: 'confirmed',
    items: [],
    tags: [],
    origin: { country: 'CN', province: '广东省' },
    destination: { country: 'CN', province: '北京市' },
    moments: {
      placedAt: PLACED,
      paidAt: PLACED + HOUR,
      reviewStartedAt: null,
      allocatedAt: null,
      pickingAt: null,
      pickedAt: null,
      packedAt: null,
      shippedAt: PLACED + DAY,
      pickedUpAt: PLACED + 2 * DAY,
      deliveredAt: null,
      completedAt: null,
      cancelledAt: null,
    },
    shipments: [shipmentOf()],
    attention: [],
    timeline: [],
    lastEventAt: null,
    history: false,
    ...more,
  };
}

/** The same with nothing known after the order was placed. */
const placedOnly = (more: Partial<OrderState> = {}): OrderState =>
  stateOf({
    lifecycle: 'paid',
    phase: 'preparing',
    shipments: [],
    moments: { ...stateOf().moments, paidAt: null, shippedAt: null, pickedUpAt: null },
    ...more,
  });

const PICKED_UP_AT = PLACED + 2 * DAY;

describe('an arrival window', () => {
  const moment = fc.option(fc.integer({ min: PLACED, max: PLACED + 60 * DAY }), { nil: null });
  const state = fc
    .record({
      paidAt: moment,
      packedAt: moment,
      shippedAt: moment,
      pickedUpAt: moment,
      milestone: fc.constantFrom('label_created', 'in_transit', 'out_for_delivery', 'delivered'),
      since: fc.integer({ min: PLACED, max: PLACED + 60 * DAY }),
      carrier: fc.constantFrom('sf', 'zto', 'unheard_of'),
      province: fc.constantFrom('北京市', '上海市', '云南省', undefined),
    })
    .map(({ milestone, since, carrier, province, ...moments }) =>
      stateOf({
        moments: { ...stateOf().moments, ...moments },
        shipments: [shipmentOf({ milestone: milestone as ShipmentState['milestone'], since, carrier, pickedUpAt: moments.pickedUpAt })],
        destination: { country: 'CN', ...(province ? { province } : {}) },
      }),
    );
  const model = fc.constantFrom(MODEL, EMPTY_ETA_MODEL);
  const wait = fc.integer({ min: 0, max: 120 * DAY });

  it('rises from its first point to its last and is never in the past, at any moment of any journey', () => {
    fc.assert(
      fc.property(state, model, wait, (state, model, wait) => {
        const now = PLACED + wait;
        const eta = predictEta({ state, model, now });
        if (!eta) return;
        const points = [now, eta.p5, eta.from, eta.p10, eta.p50, eta.p80, eta.to, eta.p90, eta.p95];
        expect(points).toEqual([...points].sort((a, b) => a - b));
        const { next } = eta;
        if (next) expect([now, next.from, next.p50, next.to]).toEqual([now, next.from, next.p50, next.to].sort((a, b) => a - b));
      }),
    );
  });

  it('only moves later while an order waits at the same step', () => {
    fc.assert(
      fc.property(state, model, wait, wait, (state, model, wait, longer) => {
        const [before, after] = [PLACED + wait, PLACED + wait + longer].map((now) => predictEta({ state, model, now }));
        if (!before || !after) {
          expect(after).toBe(before);
          return;
        }
        for (const point of ['p5', 'from', 'p10', 'p50', 'p80', 'to', 'p90', 'p95'] as const)
          expect(after[point]).toBeGreaterThanOrEqual(before[point]);
        expect(after.lateAt).toBe(before.lateAt);
      }),
    );
  });

  it('takes the latest step and the narrowest group that has history, and says which', () => {
    const eta = predictEta({ state: stateOf(), model: MODEL, now: PICKED_UP_AT });
    expect(eta?.basis).toEqual({ level: 'lane_carrier', orders: 300, leg: 'picked_up' });
    expect(eta?.model).toBe(7);
    expect((eta!.p50 - PICKED_UP_AT) / DAY).toBeCloseTo(3, 0);
    const toShanghai = stateOf({ destination: { country: 'CN', province: '上海市' } });
    expect((predictEta({ state: toShanghai, model: MODEL, now: PICKED_UP_AT })!.p50 - PICKED_UP_AT) / DAY).toBeCloseTo(1, 0);
    const handed = stateOf({ shipments: [shipmentOf({ pickedUpAt: null })] });
    expect(predictEta({ state: handed, model: MODEL, now: PLACED + DAY })?.basis.leg).toBe('shipped');
    const placed = predictEta({ state: placedOnly(), model: MODEL, now: PLACED });
    expect(placed?.basis.leg).toBe('placed');
    expect(Math.abs((placed!.p50 - PLACED) / DAY - 4)).toBeLessThan(0.8);
  });

  test.each([
    ['lane', stateOf(byCarrier('zto')), 300],
    ['country', stateOf({ destination: { country: 'CN', province: '云南省' } }), 600],
    ['destination', stateOf({ origin: { country: 'CN', province: '浙江省' } }), 300],
  ])('says that it learned from its %s where nothing narrower is known', (level, state, orders) => {
    expect(predictEta({ state, model: MODEL, now: PICKED_UP_AT })?.basis).toEqual({ level, orders, leg: 'picked_up' });
  });

  it('learns the way to the door from all shops, and the sending from each shop alone', () => {
    const p50 = (state: OrderState, shop: string, now: number) => predictEta({ state: { ...state, shop }, model: MODEL, now })!.p50;
    expect(Math.abs(p50(stateOf(), 'slow', PICKED_UP_AT) - p50(stateOf(), 'tea', PICKED_UP_AT))).toBeLessThan(12 * HOUR);
    expect(p50(placedOnly(), 'slow', PLACED) - p50(placedOnly(), 'tea', PLACED)).toBeGreaterThan(DAY);
  });

  it('measures from the courier only when everything that is on its way is with one', () => {
    const out = shipmentOf({ milestone: 'out_for_delivery', since: PLACED + 4 * DAY });
    const legWith = (shipments: ShipmentState[]) =>
      predictEta({ state: stateOf({ shipments }), model: MODEL, now: PLACED + 4 * DAY })?.basis.leg;
    expect(legWith([out, shipmentOf({ milestone: 'delivered' })])).toBe('out_for_delivery');
    expect(legWith([out, shipmentOf()])).toBe('picked_up');
  });

  it('tells the step that comes before the door: the hand-over, then the courier, then none', () => {
    const stepOf = (state: OrderState) => predictEta({ state, model: MODEL, now: PLACED + 4 * DAY })?.next?.step;
    expect(stepOf(placedOnly())).toBe('handed_over');
    expect(stepOf(stateOf())).toBe('out_for_delivery');
    expect(stepOf(stateOf({ shipments: [shipmentOf({ milestone: 'out_for_delivery', since: PLACED + 4 * DAY })] }))).toBeUndefined();
  });

  it('falls back to a wide default that claims no orders, at home only', () => {
    const eta = predictEta({ state: stateOf(), model: EMPTY_ETA_MODEL, now: PICKED_UP_AT });
    expect(eta?.basis).toEqual({ level: 'carrier_default', orders: 0, leg: 'picked_up' });
    expect(eta!.p90 - eta!.p10).toBeGreaterThan(DAY);
    const abroad = stateOf({ destination: { country: 'BR', province: 'SP' } });
    expect(predictEta({ state: abroad, model: EMPTY_ETA_MODEL, now: PICKED_UP_AT })).toBeNull();
  });

  it('says nothing of places without history by a carrier nobody knows', () => {
    const unknown = { ...byCarrier('unheard_of'), destination: { country: 'BR', province: 'SP' } };
    expect(predictEta({ state: stateOf(unknown), model: MODEL, now: PICKED_UP_AT })).toBeNull();
    expect(predictEta({ state: stateOf(byCarrier('unheard_of')), model: EMPTY_ETA_MODEL, now: PICKED_UP_AT })).toBeNull();
  });

  it('says nothing of an order that is done, cancelled or on its way back', () => {
    const now = PLACED + 3 * DAY;
    for (const lifecycle of ['delivered', 'completed', 'cancelled', 'returned'] as const)
      expect(predictEta({ state: stateOf({ lifecycle }), model: MODEL, now })).toBeNull();
    for (const overlay of ['returning', 'cancelling'] as const)
      expect(predictEta({ state: stateOf({ overlay }), model: MODEL, now })).toBeNull();
    const lost = shipmentOf({ key: 'sf/SF0', milestone: 'lost' });
    const there = shipmentOf({ milestone: 'delivered', deliveredAt: now });
    for (const shipments of [[lost], [lost, there]]) expect(predictEta({ state: stateOf({ shipments }), model: MODEL, now })).toBeNull();
  });

  it('is that of what was sent instead of a lost or voided parcel', () => {
    const now = PLACED + 3 * DAY;
    const whole = predictEta({ state: stateOf(), model: MODEL, now });
    for (const milestone of ['lost', 'voided'] as const) {
      const shipments = [shipmentOf({ key: 'sf/SF0', milestone, pickedUpAt: null }), shipmentOf()];
      expect(predictEta({ state: stateOf({ shipments }), model: MODEL, now })).toEqual(whole);
    }
  });

  it('is later than usual once 19 of 20 such orders had arrived, while its window lies ahead', () => {
    const { lateAt, p95 } = predictEta({ state: stateOf(), model: MODEL, now: PICKED_UP_AT })!;
    expect(lateAt).toBe(p95);
    const late = predictEta({ state: stateOf(), model: MODEL, now: lateAt + DAY })!;
    expect(late.lateAt).toBe(lateAt);
    expect([late.p5, late.p50, late.p95].every((at, i, all) => at > (all[i - 1] ?? lateAt + DAY))).toBe(true);
  });

  it('tells only a lower bound while an exception is open', () => {
    const now = PLACED + 3 * DAY;
    const eta = predictEta({ state: stateOf({ overlay: 'exception' }), model: MODEL, now });
    expect(eta?.notBefore).toBe(eta?.p10);
    expect(predictEta({ state: stateOf(), model: MODEL, now })).not.toHaveProperty('notBefore');
  });
});
