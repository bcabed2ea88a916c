import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderMoments, OrderState } from '../order/order-state';
import { DAY } from '../shared/instant';
import type { Milestone } from '../tracking/milestone';
import type { ShipmentState } from '../tracking/shipment-state';
import { stagesReached, waitingDays } from './stages-reached';

const NONE: OrderMoments = {
  placedAt: 0,
  paidAt: null,
  reviewStartedAt: null,
  allocatedAt: null,
  pickingAt: null,
  pickedAt: null,
  packedAt: null,
  shippedAt: null,
  pickedUpAt: null,
  deliveredAt: null,
  completedAt: null,
  cancelledAt: null,
};

function stateOf(moments: Partial<OrderMoments>, milestones: Milestone[], more: Partial<ShipmentState> = {}): OrderState {
  const shipments = milestones.map((milestone) => ({ milestone, isReturn: false, ...more }) as ShipmentState);
  return { moments: { ...NONE, ...moments }, shipments } as unknown as OrderState;
}
const names = (state: OrderState) => stagesReached(state).map(({ stage, step }) => (step ? `${stage} ${step}` : stage));

describe('stages that an order has reached', () => {
  it('are told in the order of the journey, each progress of a parcel by its milestone', () => {
    expect(names(stateOf({}, []))).toEqual(['placed']);
    expect(names(stateOf({ paidAt: 1, packedAt: 2, shippedAt: 3 }, ['awaiting_pickup']))).toEqual(['placed', 'paid', 'packed', 'shipped']);
    expect(names(stateOf({ shippedAt: 3, pickedUpAt: 4 }, ['customs', 'in_transit']))).toEqual([
      'placed',
      'shipped',
      'picked_up',
      'moving customs',
      'moving in_transit',
    ]);
    expect(names(stateOf({ pickedUpAt: 4 }, ['out_for_delivery'])).at(-1)).toBe('out_for_delivery');
  });

  it('know nothing of parcels that go back or went on under another number', () => {
    expect(names(stateOf({}, ['in_transit'], { isReturn: true }))).toEqual(['placed']);
    expect(names(stateOf({}, ['in_transit'], { goneOnAs: 'sf/2' }))).toEqual(['placed']);
  });
});

describe('days of waiting', () => {
  it('are the whole days after hand-over before the arrival, thirty at most', () => {
    expect(waitingDays(0, 2.5 * DAY)).toEqual([
      { day: 1, at: DAY },
      { day: 2, at: 2 * DAY },
    ]);
    expect(waitingDays(0, 2 * DAY)).toEqual([{ day: 1, at: DAY }]);
    expect(waitingDays(0, DAY / 2)).toEqual([]);
    expect(waitingDays(DAY, 0)).toEqual([]);
    expect(waitingDays(0, 90 * DAY)).toHaveLength(30);
    expect(waitingDays(null, 90 * DAY)).toEqual([]);
  });

  it('all lie between the two, a day apart, whatever these are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 * DAY }), fc.integer({ min: 0, max: 100 * DAY }), (from, until) => {
        const days = waitingDays(from, until);
        for (const { day, at } of days) {
          expect(at).toBe(from + day * DAY);
          expect(at).toBeLessThan(until);
        }
        if (days.length < 30) expect(from + (days.length + 1) * DAY).toBeGreaterThanOrEqual(Math.min(until, from + DAY));
      }),
    );
  });
});
