import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import { foldOrder } from '../order/fold-order';
import type { Fact } from '../tracking/fact';
import { type ClockSpan, clockSpans } from './clock-spans';

const fold = (facts: readonly Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
const spansOf = (facts: readonly Fact[]) => clockSpans(facts, { fold });
const HEARD = 30_000;

/** What a run is apart from the order it was seen on. */
const shown = ({ order: _, ...span }: ClockSpan) => span;
const steps = (facts: readonly Fact[]) => spansOf(facts).map(({ clock, since, until, isCut }) => ({ clock, since, until, isCut }));

const JOURNEY = [
  placed(),
  paid(10),
  told('allocated', 40, 'wms'),
  told('picking', 100, 'wms'),
  shippedAs(SF, 160),
  scanned('picked_up', 400),
  scanned('in_transit.departed', 900),
  scanned('out_for_delivery', 2000),
  scanned('delivered.self', 2100),
];

describe('the steps of an order', () => {
  it('follow one another, each as long as its sources say', () => {
    expect(steps(JOURNEY)).toEqual([
      { clock: 'payment_due', since: at(0), until: at(10), isCut: false },
      { clock: 'warehouse_accept', since: at(10), until: at(40), isCut: false },
      { clock: 'pick_start', since: at(40), until: at(100), isCut: false },
      { clock: 'carrier_collect', since: at(160), until: at(400), isCut: false },
      { clock: 'movement', since: at(400), until: at(900), isCut: false },
      { clock: 'movement', since: at(900), until: at(2000), isCut: false },
      { clock: 'out_for_delivery', since: at(2000), until: at(2100), isCut: false },
    ]);
  });

  it('run on where nothing has ended them', () => {
    expect(spansOf(JOURNEY.slice(0, 3)).at(-1)).toMatchObject({ clock: 'pick_start', since: at(40), until: null, goneAt: null });
  });

  it('are known no earlier than they were told of', () => {
    const late = told('allocated', 40, 'wms', { receivedAt: at(500) });
    const accept = spansOf([placed(), paid(10), late]).find((s) => s.clock === 'warehouse_accept');
    expect(accept).toMatchObject({ seenAt: at(10) + HEARD, until: at(40), goneAt: at(500) });
  });

  it('that were told of in one breath took their time and were never seen running', () => {
    const told = JOURNEY.map((fact) => ({ ...fact, receivedAt: at(5000) })).reverse();
    expect(steps(told)).toEqual(steps(JOURNEY));
    expect(spansOf(told).every((span) => span.seenAt === span.goneAt)).toBe(true);
  });

  it('of imported history are lived through as if each had been heard when it happened', () => {
    const past = JOURNEY.map((fact) => ({ ...fact, receivedAt: at(90_000), history: true }));
    expect(steps(past)).toEqual(steps(JOURNEY));
    expect(spansOf(past).map((span) => span.seenAt)).toEqual(spansOf(past).map((span) => span.since));
  });

  it('that were cancelled or corrected say nothing of how long they take', () => {
    const cancelled = [...JOURNEY.slice(0, 2), told('cancel.confirmed', 50, 'platform')];
    expect(steps(cancelled).at(-1)).toEqual({ clock: 'warehouse_accept', since: at(10), until: at(50) + HEARD, isCut: true });
    const first = told('allocated', 40, 'wms', { identity: 'same' });
    const corrected = [...JOURNEY.slice(0, 2), first, { ...first, occurredAt: at(20), receivedAt: at(60) }];
    expect(steps(corrected).slice(-2)).toEqual([
      { clock: 'pick_start', since: at(40), until: at(60), isCut: true },
      { clock: 'pick_start', since: at(20), until: null, isCut: false },
    ]);
  });

  it('that stood still for a cancellation go on as a run of their own, known from then', () => {
    const asked = [told('cancel.requested', 20, 'platform'), told('cancel.failed', 60, 'platform')];
    expect(spansOf([...JOURNEY.slice(0, 2), ...asked]).filter((s) => s.clock === 'warehouse_accept')).toMatchObject([
      { since: at(10), seenAt: at(10) + HEARD, goneAt: at(20) + HEARD, isCut: true },
      { since: at(10), seenAt: at(60) + HEARD, goneAt: null, isCut: false },
    ]);
  });

  it('keep the pauses of incidents and the stalls that were opened over them', () => {
    const incident = { id: 'i1', kind: 'common_cause', since: at(15), step: 'warehouse_accept' } as const;
    const stall = { rule: 'warehouse_accept', ruleVersion: 1, rung: 2, since: at(10), shipmentKey: '', reason: 'shipper.not_accepted' };
    const consequence = { clock: 'warehouse_accept', severity: 'P2', red: false, tellCustomer: true, alert: null } as const;
    const [, accept] = spansOf([
      ...JOURNEY.slice(0, 2),
      told('incident.joined', 16, 'portal', { data: { incident: { ...incident } } }),
      told('incident.left', 30, 'portal', { data: { incident: { ...incident } } }),
      told('stall.opened', 135, 'portal', { data: { stall: { ...stall, consequence } } }),
    ]);
    expect(accept).toMatchObject({ clock: 'warehouse_accept', pauses: [{ from: at(15), until: at(30) }] });
    expect(accept!.stalls).toMatchObject([{ rule: 'warehouse_accept', rung: 2, openedAt: at(135), closedAt: null }]);
  });

  it('tell how what is counted grew', () => {
    const edits = [20, 30, 45].map((minute) => told('address.changed', minute, 'platform'));
    const counted = spansOf([placed(), paid(10), ...edits]).find((s) => s.clock === 'edits');
    expect(counted?.counts).toEqual([20, 30, 45].map((minute, i) => ({ at: at(minute) + HEARD, value: i + 1 })));
  });
});

describe('the runs of any log', () => {
  const codes = ['paid', 'allocated', 'picking', 'shipped', 'review.started', 'review.passed', 'cancel.requested', 'cancel.failed'];
  const scans = [
    'picked_up',
    'in_transit.departed',
    'out_for_delivery',
    'attempt_failed.absent',
    'available_for_pickup.locker',
    'delivered',
  ];
  const fact = fc
    .record({ code: fc.constantFrom(...codes, ...scans), minute: fc.nat(2000), late: fc.constantFrom(0, 1, 60, 900), n: fc.nat(3) })
    .map(({ code, minute, late, n }): Fact => {
      const more = { identity: `${code}-${n}`, receivedAt: at(Math.ceil((minute + late) / 250) * 250) };
      return scans.includes(code) ? scanned(code, minute, more) : told(code, minute, 'erp', more);
    });
  const log = fc.array(fact, { maxLength: 10 }).map((facts) => [placed({ promisedBy: at(1500) }), shippedAs(SF, 300), ...facts]);

  it('never end before they begin and are never gone before they are seen', () => {
    fc.assert(
      fc.property(log, (facts) => {
        for (const { since, until, seenAt, goneAt, clock } of spansOf(facts)) {
          expect((until === null) === (goneAt === null)).toBe(true);
          expect(until ?? since).toBeGreaterThanOrEqual(since);
          expect(goneAt ?? seenAt).toBeGreaterThanOrEqual(seenAt);
          if (until !== null && clock !== 'past_promise' && clock !== 'late_risk')
            expect(until).toBeLessThanOrEqual(Math.max(since, goneAt!));
        }
      }),
    );
  });

  it('are the same for every order of arrival and any repetition', () => {
    fc.assert(
      fc.property(
        log.chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }))),
        ([facts, again]) => {
          expect(spansOf(again).map(shown)).toEqual(spansOf(facts).map(shown));
        },
      ),
    );
  });

  it('stand at each moment for the clocks that what was known then says are running', () => {
    fc.assert(
      fc.property(log, fc.nat(3000), (facts, minute) => {
        const now = at(minute);
        const known = facts.filter((f) => f.receivedAt <= now);
        const open = (spans: ClockSpan[], goneAfter: number) =>
          spans
            .filter((s) => s.seenAt <= now && (s.goneAt ?? Number.POSITIVE_INFINITY) > goneAfter)
            .map((s) => `${s.clock} ${s.since}`)
            .sort();
        expect(open(spansOf(facts), now)).toEqual(open(spansOf(known), now));
      }),
    );
  });
});
