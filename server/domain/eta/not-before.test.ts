import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { modelOfTwoLanes } from '@/tests/fixtures/journeys';
import { NOW, orderDocument } from '@/tests/fixtures/order-document';
import type { RequestState } from '../order/customer-word';
import type { OrderDocument } from '../order/order-document';
import { DAY, HOUR } from '../shared/instant';
import type { Milestone } from '../tracking/milestone';
import { EMPTY_ETA_MODEL } from './eta-model';
import { leastRemaining } from './least-remaining';
import { earliestArrival, nextWordBy } from './not-before';

const ZONE = 'Asia/Shanghai';

function documentOf(change: (d: OrderDocument) => void = () => undefined): OrderDocument {
  return orderDocument((d) => {
    d.eta = null;
    d.attention = [];
    d.nextUpdateAt = undefined;
    change(d);
  });
}

function withWish(state: RequestState): OrderDocument {
  return documentOf((d) => {
    const request = {
      kind: 'time' as const,
      identity: 'w',
      askedAt: NOW - DAY,
      isOwn: true,
      state,
      window: { on: '2026-11-25', part: 'any' as const },
    };
    d.state.customer = { requests: [request] };
  });
}

describe('the earliest arrival', () => {
  it('is not told where nothing is known: no date is made up', () => {
    expect(earliestArrival(documentOf(), NOW, ZONE)).toBeNull();
  });

  it('is the latest of what is known: start of the window, what still lies ahead, the day that was agreed on', () => {
    const known = withWish('done');
    known.leastMs = 2 * HOUR;
    expect(earliestArrival(known, NOW, ZONE)).toBe(Date.parse('2026-11-25T00:00:00+08:00'));
    known.eta = { ...orderDocument().eta!, notBefore: NOW + 9 * DAY };
    expect(earliestArrival(known, NOW, ZONE)).toBe(NOW + 9 * DAY);
  });

  it('does not count a day that nobody has agreed to', () => {
    for (const state of ['asked', 'passed_on', 'refused', 'overtaken'] as const)
      expect(earliestArrival(withWish(state), NOW, ZONE)).toBeNull();
  });

  it('never falls while time goes by', () => {
    fc.assert(
      fc.property(fc.nat(9 * DAY), fc.option(fc.nat(9 * DAY)), fc.nat(9 * DAY), (leastMs, notBefore, later) => {
        const known = documentOf((d) => {
          d.leastMs = leastMs;
          if (notBefore !== null) d.eta = { ...orderDocument().eta!, notBefore: NOW + notBefore };
        });
        const [before, after] = [NOW, NOW + later].map((now) => earliestArrival(known, now, ZONE)!);
        return after! >= before! && before! >= NOW + leastMs;
      }),
    );
  });
});

describe('the next word', () => {
  it('is the earliest promise that still lies ahead, a ticket’s among them', () => {
    const promised = documentOf((d) => {
      d.nextUpdateAt = NOW - HOUR;
      d.state.tickets = [
        {
          id: '1',
          no: 'T-1',
          kind: 'not_received',
          state: 'open',
          openedAt: NOW - HOUR,
          since: NOW - HOUR,
          identity: 't',
          answerBy: NOW + 2 * HOUR,
        },
      ];
    });
    expect(nextWordBy(promised, NOW)).toBe(NOW + 2 * HOUR);
    expect(nextWordBy(promised, NOW + 3 * HOUR)).toBeNull();
  });
});

describe('what still lies ahead', () => {
  const stateOf = (milestone: Milestone, carrier = 'sf') => {
    const { state } = documentOf();
    const [first] = state.shipments;
    return {
      ...state,
      phase: 'shipping' as const,
      overlay: undefined,
      shipments: [{ ...first!, milestone, carrier, isReturn: false, goneOnAs: undefined }],
    };
  };

  test.each<[Milestone, boolean]>([
    ['label_created', true],
    ['in_transit', true],
    ['customs', true],
    ['attempt_failed', true],
    ['out_for_delivery', false],
    ['available_for_pickup', false],
    ['delivered', false],
    ['lost', false],
    ['returning', false],
  ])('of a shipment that is %s: a shortest time is told %s', (milestone, isTold) => {
    expect(leastRemaining(stateOf(milestone), EMPTY_ETA_MODEL) !== undefined).toBe(isTold);
  });

  it('is the whole way from the warehouse while no carrier has it, by the quickest carrier while none is chosen', () => {
    const preparing = { ...stateOf('no_data'), phase: 'preparing' as const };
    const unchosen = { ...preparing, shipments: [] };
    expect(leastRemaining(unchosen, EMPTY_ETA_MODEL)).toBe(leastRemaining(preparing, EMPTY_ETA_MODEL));
    expect(leastRemaining(unchosen, EMPTY_ETA_MODEL)).toBeLessThan(leastRemaining({ ...stateOf('no_data', 'zto') }, EMPTY_ETA_MODEL)!);
    expect(leastRemaining({ ...unchosen, destination: { country: 'BR' } }, EMPTY_ETA_MODEL)).toBeUndefined();
  });

  it('is learned where there is a history: about what the quickest took, and no longer', () => {
    const model = { ...modelOfTwoLanes(NOW), version: 1 };
    const state = { ...stateOf('label_created'), shop: 'tea', seller: undefined, warehouse: undefined };
    const [toBeijing, toShanghai] = ['北京市', '上海市'].map(
      (province) =>
        leastRemaining({ ...state, origin: { country: 'CN', province: '广东省' }, destination: { country: 'CN', province } }, model)!,
    );
    // the quickest to Beijing took 67 hours, the quickest to Shanghai 19
    expect(toBeijing! / HOUR).toBeLessThan(67);
    expect(toShanghai! / HOUR).toBeLessThan(19);
    expect(toBeijing).toBeGreaterThan(1.5 * toShanghai!);
    expect(toShanghai! / HOUR).toBeGreaterThan(2);
    // five hours with the courier
    expect(leastRemaining(stateOf('in_transit'), model)).toBeLessThan(5 * HOUR);
  });

  it('takes part of a working day for its busiest hours, not for as much of a day and a night', () => {
    // three eighths of a working day
    expect(leastRemaining(stateOf('label_created', 'zto'), EMPTY_ETA_MODEL)! / HOUR).toBeCloseTo(3, 1);
  });
});
