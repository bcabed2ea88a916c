import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import type { Fact, SourceKind } from '../tracking/fact';
import { foldOrder } from './fold-order';
import type { OrderState } from './order-state';

const NAME = { shop: 'demo', orderNo: 'A1' };
const fold = (...facts: Fact[]) => foldOrder(NAME, facts);

it('an order whose master nobody has told yet began with its first word, whatever the portal notes of its own clocks', () => {
  const stall = told('stall.opened', 5, 'portal');
  expect(fold(told('allocated', 20, 'wms'), stall).moments.placedAt).toBe(at(20));
  expect(fold(stall).moments.placedAt).toBe(fold().moments.placedAt);
});

describe('what an arrival rests on', () => {
  const said = { seller: '陶然居', service: 'same_day', dispatchDays: 1.5, paymentMethod: 'boleto' };
  const paidBy = (method: string | undefined, minute: number, by: SourceKind = 'gateway') =>
    told('payment.confirmed', minute, by, { data: { payment: { paymentNo: `p${minute}`, method } } });
  const restsOn = ({ seller, service, dispatchDays, paymentMethod }: OrderState) => ({ seller, service, dispatchDays, paymentMethod });

  it('stands in the state as the last word of the master has it, and is left out where it has none', () => {
    expect(restsOn(fold(placed(said)))).toEqual(said);
    expect(fold(placed({ dispatchDays: 0 })).dispatchDays).toBe(0);
    for (const name of Object.keys(said)) expect(fold(placed())).not.toHaveProperty(name);
    const first = placed(said);
    const later = placed({ service: 'express' }, { identity: first.identity, receivedAt: first.receivedAt + 1 });
    expect(restsOn(fold(later, first))).toEqual({ service: 'express' });
  });

  it('is how the first confirmed payment was made where the master does not say', () => {
    expect(fold(placed(), paidBy(undefined, 1), paidBy('WeChat Pay', 2), paidBy('card', 3)).paymentMethod).toBe('wechat_pay');
    expect(fold(placed({ paymentMethod: 'cod' }), paidBy('WeChat Pay', 2)).paymentMethod).toBe('cod');
    // a warehouse only passes on what others told it
    expect(fold(placed(), paidBy('cash', 1, 'wms'))).not.toHaveProperty('paymentMethod');
  });
});

describe('the fold is a function of the set of facts', () => {
  const codes = [
    'picked_up',
    'in_transit.departed',
    'in_transit.arrived',
    'at_destination',
    'out_for_delivery',
    'available_for_pickup.locker',
    'handed_to_partner',
    'voided',
    'attempt_failed.absent',
    'delivered',
    'delivered.self',
    'returning',
    'returned',
    'lost',
    'problem.damaged',
    'problem.feed_ended',
    null,
  ];
  const orderCodes = [
    'paid',
    'payment.claimed',
    'allocated',
    'picking',
    'picked',
    'packed',
    'shipped',
    'cancel.requested',
    'cancel.confirmed',
    'receipt.disputed',
    'receipt.confirmed',
    'stock.short',
    'review.started',
    'review.passed',
    'review.refused',
    'cancel.failed',
    'return.requested',
    'refund.started',
    'refund.done',
    'payment.denied',
    'order.completed',
    'address.change_requested',
    'address.changed',
    'address.acknowledged',
    'address.change_refused',
    'delivery.time_requested',
    'leave.consented',
    'leave.withdrawn',
    'invoice.requested',
  ];
  const anyScan = fc.record({
    code: fc.constantFrom(...codes),
    minute: fc.integer({ min: 0, max: 4000 }),
    by: fc.constantFrom('carrier' as const, 'aggregator' as const),
    city: fc.constantFrom(undefined, '北京市', '上海市', '成都市'),
    next: fc.constantFrom(undefined, undefined, undefined, '2', '3'),
    key: fc.constantFrom(SF, SF, 'sf/2'),
    day: fc.boolean(),
  });
  const anyWord = fc.record({
    code: fc.constantFrom(...orderCodes),
    minute: fc.integer({ min: 0, max: 4000 }),
    by: fc.constantFrom('wms' as const, 'gateway' as const, 'erp' as const, 'customer' as const),
  });
  const anyFacts = fc.tuple(fc.array(anyScan, { maxLength: 12 }), fc.array(anyWord, { maxLength: 8 })).map(([scans, words]) => [
    placed({ destination: { country: 'CN', city: '北京市' }, lockerConsent: false }),
    shippedAs(SF, 10),
    ...scans.map((s) =>
      scanned(s.code, s.minute, {
        by: s.by,
        key: s.key,
        ...(s.next ? { data: { next: { carrier: 'sf', trackingNo: s.next } } } : {}),
        ...(s.city ? { place: { country: 'CN', city: s.city } } : {}),
        ...(s.day ? { precision: 'day' as const } : {}),
      }),
    ),
    ...words.map((w) => told(w.code, w.minute, w.by)),
  ]);

  it('any order of arrival and any repetition give the same bytes', () => {
    fc.assert(
      fc.property(
        anyFacts.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length }), fc.subarray(facts)),
        ),
        ([facts, shuffled, repeated]) => {
          expect(JSON.stringify(fold(...shuffled, ...repeated))).toBe(JSON.stringify(fold(...facts)));
        },
      ),
      { numRuns: 300 },
    );
  });
});
