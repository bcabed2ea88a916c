import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderState } from '../order/order-state';
import { DAY, HOUR, MINUTE } from '../shared/instant';
import type { ShipmentState } from '../tracking/shipment-state';
import { EMPTY_ETA_MODEL, ETA_GRID, type EtaGroup, type EtaLeg, type EtaModel, groupKey, type LearnedLevel } from './eta-model';
import { laneOf } from './lane';
import { predictEta } from './predict-eta';

const PLACED = Date.UTC(2026, 10, 1);

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

const groupOfDays = (days: number, orders = 100): EtaGroup => ({
  orders,
  minutes: ETA_GRID.map((p) => Math.round(((0.5 + p) * days * DAY) / MINUTE)),
});

function modelOf(...entries: [LearnedLevel, EtaLeg, EtaGroup][]): EtaModel {
  const lane = laneOf(stateOf());
  return { version: 7, groups: Object.fromEntries(entries.map(([level, leg, group]) => [groupKey(level, leg, lane)!, group])) };
}

describe('an arrival window', () => {
  it('rises from p10 to p90 and is never in the past, at any moment of any journey', () => {
    const moment = fc.option(fc.integer({ min: PLACED, max: PLACED + 60 * DAY }), { nil: null });
    fc.assert(
      fc.property(
        moment,
        moment,
        moment,
        fc.integer({ min: 0, max: 70 * DAY }),
        fc.integer({ min: 1, max: 30 }),
        (paidAt, shippedAt, pickedUpAt, wait, days) => {
          const now = PLACED + wait;
          const state = stateOf({ moments: { ...stateOf().moments, paidAt, shippedAt, pickedUpAt } });
          const model = modelOf(
            ['lane', 'placed', groupOfDays(days)],
            ['shop', 'picked_up', groupOfDays(days)],
            ['country', 'shipped', groupOfDays(days)],
          );
          const eta = predictEta({ state, model, now });
          if (!eta) return;
          expect([now, eta.p10, eta.p50, eta.p80, eta.p90]).toEqual([now, eta.p10, eta.p50, eta.p80, eta.p90].sort((a, b) => a - b));
        },
      ),
    );
  });

  it('takes the latest leg begun and the narrowest group that has history, and says which', () => {
    const model = modelOf(
      ['shop', 'picked_up', groupOfDays(5, 900)],
      ['lane', 'picked_up', groupOfDays(3, 40)],
      ['lane_carrier', 'placed', groupOfDays(9)],
    );
    const eta = predictEta({ state: stateOf(), model, now: PLACED + 2 * DAY });
    expect(eta?.basis).toEqual({ level: 'lane', orders: 40, leg: 'picked_up' });
    expect(eta?.model).toBe(7);
    expect((eta!.p50 - PLACED) / DAY).toBeCloseTo(2 + 3, 1);
  });

  it('measures from the courier only when everything that is on its way is with one', () => {
    const model = modelOf(['shop', 'out_for_delivery', groupOfDays(0.2)], ['shop', 'picked_up', groupOfDays(4)]);
    const out = shipmentOf({ milestone: 'out_for_delivery', since: PLACED + 4 * DAY });
    const legWith = (shipments: ShipmentState[]) => predictEta({ state: stateOf({ shipments }), model, now: PLACED + 4 * DAY })?.basis.leg;
    expect(legWith([out, shipmentOf({ milestone: 'delivered' })])).toBe('out_for_delivery');
    expect(legWith([out, shipmentOf()])).toBe('picked_up');
  });

  it('does not count on another shop, nor on a lane it cannot name', () => {
    const model = modelOf(['lane', 'picked_up', groupOfDays(3)]);
    expect(predictEta({ state: stateOf({ shop: 'other', shipments: [shipmentOf({ carrier: 'olist' })] }), model, now: PLACED })).toBeNull();
    expect(
      predictEta({ state: stateOf({ origin: undefined, shipments: [shipmentOf({ carrier: 'olist' })] }), model, now: PLACED }),
    ).toBeNull();
  });

  it('falls back to a wide default that claims no orders, at home only', () => {
    const eta = predictEta({ state: stateOf(), model: EMPTY_ETA_MODEL, now: PLACED + 2 * DAY });
    expect(eta?.basis).toEqual({ level: 'carrier_default', orders: 0, leg: 'picked_up' });
    expect(eta!.p90 - eta!.p10).toBeGreaterThan(DAY);
    const abroad = stateOf({ destination: { country: 'BR', province: 'SP' } });
    expect(predictEta({ state: abroad, model: EMPTY_ETA_MODEL, now: PLACED })).toBeNull();
  });

  it('says nothing of an order that is done, cancelled, on its way back, or that outlasted all history', () => {
    const model = modelOf(['shop', 'picked_up', groupOfDays(3)]);
    const now = PLACED + 3 * DAY;
    for (const lifecycle of ['delivered', 'completed', 'cancelled', 'returned'] as const)
      expect(predictEta({ state: stateOf({ lifecycle }), model, now })).toBeNull();
    expect(predictEta({ state: stateOf({ overlay: 'returning' }), model, now })).toBeNull();
    expect(predictEta({ state: stateOf({ shipments: [shipmentOf({ milestone: 'lost' })] }), model, now })).toBeNull();
    expect(predictEta({ state: stateOf(), model, now: PLACED + 3000 * DAY })).toBeNull();
  });

  it('tells only a lower bound while an exception is open', () => {
    const model = modelOf(['shop', 'picked_up', groupOfDays(3)]);
    const now = PLACED + 3 * DAY;
    const eta = predictEta({ state: stateOf({ overlay: 'exception' }), model, now });
    expect(eta?.notBefore).toBe(eta?.p10);
    expect(predictEta({ state: stateOf(), model, now })).not.toHaveProperty('notBefore');
  });
});
