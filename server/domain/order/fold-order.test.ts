import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import type { Fact } from '../tracking/fact';
import { foldOrder } from './fold-order';

const NAME = { shop: 'demo', orderNo: 'A1' };
const fold = (...facts: Fact[]) => foldOrder(NAME, facts);
const HOUR_MIN = 60;

describe('the golden cases of the domain', () => {
  const start = () => [placed(), paid(1), shippedAs(SF, 10)];

  it('1: an out-for-delivery scan minutes after the delivery is taken as made before it', () => {
    const state = fold(...start(), scanned('delivered', 598), scanned('out_for_delivery', 603));
    expect(state.shipments[0]).toMatchObject({ milestone: 'delivered', since: at(598) });
    expect(state.attention).toEqual([]);
    expect(state.lifecycle).toBe('delivered');
  });

  it('a picture of the signature days after the delivery is no movement', () => {
    const state = fold(...start(), scanned('delivered', 598), scanned('in_transit.info', 598 + 20 * HOUR_MIN));
    expect(state.shipments[0]?.milestone).toBe('delivered');
    expect(state.attention).toEqual([]);
  });

  it('2: shuffled scans of one journey end delivered, with an ordered timeline', () => {
    const state = fold(
      scanned('delivered', 400),
      ...start(),
      scanned('in_transit.departed', 100),
      scanned('out_for_delivery', 390),
      scanned('in_transit.arrived', 200),
    );
    expect(state.shipments[0]?.milestone).toBe('delivered');
    const times = state.timeline.map((l) => l.at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });

  it('3: the same event with other words is one line with two revisions, the newest words shown', () => {
    const first = scanned('in_transit', 100, { identity: 'x', text: '快件已发出' });
    const state = fold(...start(), first, { ...first, text: '快件已从深圳发出', receivedAt: first.receivedAt + 1000 });
    const lines = state.timeline.filter((l) => l.code === 'in_transit');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ revisions: 2, text: '快件已从深圳发出' });
  });

  it('4: a carrier that knows nothing leaves the shipment without data', () => {
    expect(fold(...start(), scanned('no_data', 20)).shipments[0]?.milestone).toBe('no_data');
  });

  it('6: put into a locker is to be collected; taken out is delivered', () => {
    expect(fold(...start(), scanned('available_for_pickup.locker', 300)).lifecycle).toBe('ready_to_collect');
    const state = fold(...start(), scanned('available_for_pickup.locker', 300), scanned('delivered.locker_collected', 400));
    expect(state.shipments[0]).toMatchObject({ milestone: 'delivered', deliveredKind: 'locker_collected' });
  });

  it('7: taken out of the locker by the courier goes out for delivery again', () => {
    expect(fold(...start(), scanned('available_for_pickup.locker', 300), scanned('out_for_delivery', 500)).lifecycle).toBe(
      'out_for_delivery',
    );
  });

  it('8: an ended feed is a flag, closed by the next scan, never a delivery', () => {
    const ended = [...start(), scanned('in_transit', 100), scanned('problem.feed_ended', 5000)];
    expect(fold(...ended)).toMatchObject({ lifecycle: 'in_transit', attention: [{ kind: 'silent' }] });
    expect(fold(...ended, scanned('in_transit.arrived', 6000)).attention).toEqual([]);
  });

  it('9: a return under a new number is a leg of its own and the order is on its way back', () => {
    const state = fold(
      ...start(),
      scanned('in_transit', 100),
      scanned('returning', 200, { data: { next: { carrier: 'sf', trackingNo: 'SF999' } } }),
      scanned('in_transit', 300, { key: 'sf/SF999' }),
    );
    expect(state.overlay).toBe('returning');
    expect(state.shipments.map((s) => [s.key, s.milestone, s.isReturn])).toContainEqual(['sf/SF999', 'in_transit', true]);
  });

  it('11: an event from the future moves nothing and is marked for staff', () => {
    const state = fold(...start(), scanned('delivered', 300, { quarantined: true }));
    expect(state.shipments[0]?.milestone).toBe('no_data');
    expect(state.timeline.at(-1)).toMatchObject({ isQuarantined: true, customerVisible: false });
  });

  it('12: a payment told five times is one payment', () => {
    const state = fold(placed(), ...[1, 2, 3, 4, 5].map((minute) => paid(minute)));
    expect(state).toMatchObject({ lifecycle: 'paid', payment: 'confirmed', since: at(1), attention: [] });
  });

  it('13: ERP says paid and WMS says picked: to be packed, in either order', () => {
    const erp = told('paid', 5, 'erp');
    const wms = told('picked', 9, 'wms');
    const header = placed();
    expect(fold(header, erp, wms)).toEqual(fold(wms, erp, header));
    expect(fold(header, erp, wms)).toMatchObject({ lifecycle: 'picked', payment: 'claimed' });
  });

  it('14: a waybill before the payment ships only where cash on delivery is allowed', () => {
    expect(fold(placed({ codAllowed: true }), shippedAs(SF, 10)).lifecycle).toBe('shipped');
    expect(fold(placed(), shippedAs(SF, 10))).toMatchObject({
      lifecycle: 'pending_payment',
      attention: [{ kind: 'conflict', reason: 'payment.shipped_unpaid' }],
    });
  });

  it('15: an unmapped code keeps the milestone, raises a flag and shows the raw word', () => {
    const state = fold(...start(), scanned('in_transit', 100), scanned(null, 150, { sourceCode: 'ZZ9' }));
    expect(state.shipments[0]?.milestone).toBe('in_transit');
    expect(state.attention).toMatchObject([{ kind: 'unmapped' }]);
    expect(state.timeline.at(-1)?.sourceCode).toBe('ZZ9');
  });

  it('18: a customer who has not received it disputes the delivery and nothing completes', () => {
    const delivered = [...start(), scanned('delivered', 300)];
    const state = fold(...delivered, told('receipt.disputed', 400, 'customer'), told('order.completed', 99_999, 'portal'));
    expect(state.lifecycle).toBe('delivered');
    expect(state.attention).toMatchObject([{ kind: 'disputed' }]);
    expect(state.shipments[0]?.deliveredKind).toBe('claimed');
    expect(fold(...delivered, told('receipt.confirmed', 400, 'customer')).lifecycle).toBe('completed');
  });
});

describe('contradictions', () => {
  const delivered = () => [placed(), paid(1), shippedAs(SF, 10), scanned('delivered', 300, { place: { city: '北京市' } })];

  it('one late scan within twelve hours stays a delivery', () => {
    expect(fold(...delivered(), scanned('in_transit', 300 + 5 * HOUR_MIN, { place: { city: '北京市' } })).lifecycle).toBe('delivered');
  });

  it('two scans in other cities reopen it as a conflict', () => {
    const state = fold(
      ...delivered(),
      scanned('in_transit', 360, { place: { city: '上海市' } }),
      scanned('in_transit', 420, { place: { city: '广州市' } }),
    );
    expect(state.shipments[0]?.milestone).toBe('in_transit');
    expect(state.attention).toMatchObject([{ kind: 'conflict', severity: 'P1' }]);
    expect(state.overlay).toBe('exception');
  });

  it('movement more than twelve hours later reopens it; a second delivery settles it', () => {
    const moved = [...delivered(), scanned('in_transit', 300 + 13 * HOUR_MIN)];
    expect(fold(...moved).attention).toMatchObject([{ kind: 'conflict' }]);
    expect(fold(...moved, scanned('delivered', 300 + 20 * HOUR_MIN))).toMatchObject({ lifecycle: 'delivered', attention: [] });
  });

  it('cancelled at the warehouse while the carrier has it: the scan wins', () => {
    const state = fold(placed(), paid(1), shippedAs(SF, 10), told('cancel.confirmed', 20, 'wms'), scanned('picked_up', 30));
    expect(state.lifecycle).toBe('in_transit');
    expect(state.attention.map((a) => a.reason)).toContain('system.cancel_crossed');
    expect(fold(placed(), paid(1), told('cancel.confirmed', 20, 'wms')).lifecycle).toBe('cancelled');
  });

  it('two sources that saw the same scan are one line that names both', () => {
    const state = fold(...delivered().slice(0, 3), scanned('picked_up', 100), scanned('picked_up', 130, { by: 'aggregator' }));
    expect(state.timeline.filter((l) => l.code === 'picked_up')).toMatchObject([{ source: 'sf', alsoSources: ['kuaidi100'] }]);
  });

  it('a number that another shipment had before brings none of its old scans along', () => {
    const sent = [placed(), paid(1), shippedAs(SF, 10)];
    const old = scanned('delivered', -60 * 24 * HOUR_MIN);
    const alone = fold(...sent, old);
    expect(alone.lifecycle).toBe('shipped');
    expect(alone.attention).toMatchObject([{ kind: 'exception', reason: 'shipper.wrong_waybill' }]);
    expect(alone.timeline.find((l) => l.code === 'delivered')?.customerVisible).toBe(false);
    const later = fold(...sent, old, scanned('picked_up', 100));
    expect(later).toMatchObject({ lifecycle: 'in_transit', attention: [{ kind: 'quarantined', severity: 'P3' }] });
  });

  it('two sources that put it in different places at once are a conflict until one comes round', () => {
    const sent = [placed(), paid(1), shippedAs(SF, 10)];
    const apart = [
      scanned('out_for_delivery', 600, { place: { city: '成都市' } }),
      scanned('in_transit', 900, { by: 'aggregator', place: { city: '上海市' } }),
    ];
    expect(fold(...sent, ...apart).attention).toMatchObject([{ kind: 'conflict', reason: 'system.sources_disagree' }]);
    expect(fold(...sent, ...apart, scanned('out_for_delivery', 960, { by: 'aggregator', place: { city: '成都市' } })).attention).toEqual(
      [],
    );
  });

  it('a fact that its source took back moves nothing and stays in the log', () => {
    const wrong = scanned('delivered', 300, { identity: 'w' });
    const state = fold(
      ...delivered().slice(0, 3),
      scanned('in_transit', 200),
      wrong,
      scanned('source.withdrew', 400, { data: { target: wrong.identity } }),
    );
    expect(state.shipments[0]?.milestone).toBe('in_transit');
    expect(state.timeline.find((l) => l.code === 'delivered')).toMatchObject({ isWithdrawn: true, customerVisible: false });
  });
});

describe('several shipments', () => {
  const two = () => [
    placed({
      items: [
        { sku: 'A', name: 'a', quantity: 1 },
        { sku: 'B', name: 'b', quantity: 1 },
      ],
    }),
    paid(1),
    shippedAs('sf/1', 10, [{ sku: 'A', quantity: 1 }]),
    shippedAs('sf/2', 11, [{ sku: 'B', quantity: 1 }]),
  ];

  it('one of two delivered is partly delivered; both are delivered', () => {
    const one = [...two(), scanned('delivered', 100, { key: 'sf/1' }), scanned('in_transit', 100, { key: 'sf/2' })];
    expect(fold(...one).lifecycle).toBe('partially_delivered');
    expect(fold(...one, scanned('delivered', 300, { key: 'sf/2' })).lifecycle).toBe('delivered');
  });

  it('with items still to be sent the order is partly shipped and never wholly delivered', () => {
    const state = fold(...two().slice(0, 3), scanned('in_transit', 50, { key: 'sf/1' }));
    expect(state.lifecycle).toBe('partially_shipped');
    expect(fold(...two().slice(0, 3), scanned('delivered', 50, { key: 'sf/1' })).lifecycle).toBe('partially_delivered');
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
  ];
  const anyScan = fc.record({
    code: fc.constantFrom(...codes),
    minute: fc.integer({ min: 0, max: 4000 }),
    by: fc.constantFrom('carrier' as const, 'aggregator' as const),
    city: fc.constantFrom(undefined, '北京市', '上海市'),
    day: fc.boolean(),
  });
  const anyWord = fc.record({
    code: fc.constantFrom(...orderCodes),
    minute: fc.integer({ min: 0, max: 4000 }),
    by: fc.constantFrom('wms' as const, 'gateway' as const, 'erp' as const, 'customer' as const),
  });
  const anyFacts = fc.tuple(fc.array(anyScan, { maxLength: 12 }), fc.array(anyWord, { maxLength: 8 })).map(([scans, words]) => [
    placed(),
    shippedAs(SF, 10),
    ...scans.map((s) =>
      scanned(s.code, s.minute, {
        by: s.by,
        ...(s.city ? { place: { city: s.city } } : {}),
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
