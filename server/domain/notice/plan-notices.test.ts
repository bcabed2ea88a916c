import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import { QUIET_HOURS } from '../calendar/quiet-hours';
import { foldOrder } from '../order/fold-order';
import type { OrderDocument } from '../order/order-document';
import type { Stall } from '../stall/stall';
import { stallAttention } from '../stall/stall-attention';
import type { Fact } from '../tracking/fact';
import { type GateInput, gateNotice } from './gate-notice';
import { planNotices } from './plan-notices';
import { MOST_TRIES, retryDelay } from './retry-delay';

function doc(facts: Fact[], stalls: Stall[] = []): OrderDocument {
  const state = foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
  const attention = [...state.attention, ...stallAttention(stalls)];
  return {
    id: '1',
    code: 'c',
    version: 1,
    updatedAt: at(0),
    state,
    attention,
    health: 'green',
    eta: null,
    headline: { key: 'x', params: {} },
  };
}

function stall(more: Partial<Stall> = {}): Stall {
  return {
    rule: 'carrier_collect',
    ruleVersion: 1,
    rung: 1,
    shipmentKey: SF,
    since: at(60),
    openedAt: at(240),
    closedAt: null,
    reason: 'carrier.missed_pickup',
    nextUpdateAt: at(360),
    consequence: { clock: 'carrier_collect', severity: 'P2', red: false, tellCustomer: true, alert: 'agent' },
    ...more,
  };
}

const SHIPPED = [placed(), paid(1), shippedAs(SF, 60)];
const MOVING = [...SHIPPED, scanned('picked_up', 100)];

describe('a stall that opened', () => {
  const plan = (opened: Stall[], facts = SHIPPED) =>
    planNotices({ before: () => doc(facts).state, after: doc(facts, opened), opened, now: at(240) });

  it('is told to the customer with reason and promise, and to the role it alerts', () => {
    expect(plan([stall()])).toMatchObject([
      {
        recipient: 'customer',
        template: 'stall.carrier_collect',
        cause: `stall:carrier_collect:1:${SF}:${at(60)}`,
        params: { reason: 'carrier.missed_pickup', trackingNo: 'SF1234567890123', nextUpdateAt: at(360) },
        promise: { kind: 'next_update', dueAt: at(360) },
      },
      { recipient: 'staff:agent', template: 'staff.stall' },
    ]);
  });

  it('is told once when several shipments share it', () => {
    const second = stall({ shipmentKey: 'zto/7' });
    const told = plan([second, stall()], [...SHIPPED, shippedAs('zto/7', 60)]).filter((n) => n.recipient === 'customer');
    expect(told).toMatchObject([{ params: { others: 1 } }]);
  });

  it('is for staff alone when its rung does not tell the customer', () => {
    const quiet = stall({ consequence: { ...stall().consequence, tellCustomer: false } });
    expect(plan([quiet]).map((n) => n.recipient)).toEqual(['staff:agent']);
  });

  it('of what people did is for staff alone, whatever its rung says', () => {
    const noticed = stall({ rule: 'edits', shipmentKey: '', consequence: { ...stall().consequence, clock: 'edits' } });
    expect(plan([noticed]).map((n) => n.recipient)).toEqual(['staff:agent']);
  });

  it('of an imported past order is told to nobody', () => {
    expect(
      plan(
        [stall()],
        SHIPPED.map((f) => ({ ...f, history: true })),
      ),
    ).toEqual([]);
  });
});

describe('a milestone', () => {
  const step = (before: Fact[] | null, after: Fact[], minute: number) =>
    planNotices({ before: () => before && doc(before).state, after: doc(after), opened: [], now: at(minute) });

  it('is told once it is reached, after the settle time', () => {
    const [notice, ...others] = step(MOVING, [...MOVING, scanned('out_for_delivery', 500)], 501);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({ cause: 'milestone:out_for_delivery:2026-11-20', recipient: 'customer', dueAt: at(501) + 90_000 });
  });

  it('that changes nothing is not told', () => {
    expect(step(MOVING, [...MOVING, scanned('in_transit', 200)], 201)).toEqual([]);
  });

  it('is not told when it is old news', () => {
    const late = [...MOVING, scanned('out_for_delivery', 500)];
    expect(step(MOVING, late, 500 + 13 * 60)).toEqual([]);
  });

  it('overtaken in the same batch is not told', () => {
    const done = [...MOVING, scanned('out_for_delivery', 500), scanned('delivered.self', 600)];
    expect(step(MOVING, done, 601).map((n) => n.template)).toEqual(['milestone.delivered']);
  });

  it('of one of two shipments is not yet the delivery of the order', () => {
    const two = [...MOVING, shippedAs('zto/7', 70), scanned('picked_up', 110, { key: 'zto/7' })];
    expect(step(two, [...two, scanned('delivered.self', 600)], 601)).toEqual([]);
    const first = [...two, scanned('delivered.self', 600)];
    const both = [...first, scanned('delivered.self', 700, { key: 'zto/7' })];
    expect(step(first, both, 701).map((n) => n.cause)).toEqual(['milestone:delivered']);
  });

  it('is not told as delivered while sources contradict each other', () => {
    const before = [...MOVING, told('receipt.disputed', 590, 'customer')];
    expect(step(before, [...before, scanned('delivered.self', 600)], 601)).toEqual([]);
  });

  it('is told as delivered once the sources that contradicted each other agree', () => {
    const apart = [...MOVING, scanned('delivered.self', 600), scanned('attempt_failed.refused', 610, { by: 'aggregator' })];
    expect(step(MOVING, apart, 611)).toEqual([]);
    const agreed = [...apart, scanned('delivered.self', 640, { by: 'aggregator' })];
    expect(step(apart, agreed, 641).map((n) => n.cause)).toEqual(['milestone:delivered']);
    expect(step(agreed, [...agreed, scanned('in_transit.info', 645)], 646)).toEqual([]);
  });

  it('is told once for any cut of a journey into batches: causes never repeat', () => {
    const journey = [
      scanned('picked_up', 100),
      scanned('in_transit', 200),
      scanned('out_for_delivery', 300),
      scanned('attempt_failed', 360),
      scanned('delivered.self', 420),
    ];
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 4 }), (cuts) => {
        const ends = [...cuts.filter((c) => c < 5).sort((a, b) => a - b), 5];
        const causes: string[] = [];
        let before = SHIPPED;
        for (const end of ends) {
          const after = [...SHIPPED, ...journey.slice(0, end)];
          causes.push(...step(before, after, 430).map((n) => n.cause));
          before = after;
        }
        expect(new Set(causes).size).toBe(causes.length);
        expect(causes.at(-1)).toBe('milestone:delivered');
      }),
      { numRuns: 60 },
    );
  });
});

describe('the gate', () => {
  const now = Date.parse('2026-11-21T02:00:00Z');
  const base = (more: Partial<GateInput> = {}): GateInput => ({
    template: 'stall.carrier_collect',
    params: { rule: 'carrier_collect', rung: 1, since: at(60) },
    createdAt: now,
    document: doc(SHIPPED, [stall()]),
    sentToday: 0,
    timeZone: 'Asia/Shanghai',
    quietHours: QUIET_HOURS,
    now,
    ...more,
  });
  const night = Date.parse('2026-11-21T14:00:00Z');

  it('lets through what is still true, by day', () => {
    expect(gateNotice(base())).toEqual({ kind: 'send' });
  });

  it('stops what has been resolved or overtaken by a higher rung', () => {
    expect(gateNotice(base({ document: doc(MOVING) }))).toEqual({ kind: 'suppress', reason: 'resolved' });
    expect(gateNotice(base({ document: doc(SHIPPED, [stall({ rung: 2 })]) }))).toEqual({ kind: 'suppress', reason: 'superseded' });
  });

  it('holds a delivery that another source calls refused until they agree, and drops it when that takes too long', () => {
    const apart = [...MOVING, scanned('delivered.self', 600), scanned('attempt_failed.refused', 610, { by: 'aggregator' })];
    const delivered = { template: 'milestone.delivered', params: { at: at(600) }, createdAt: at(601), now: at(611) };
    expect(gateNotice(base({ ...delivered, document: doc(apart) }))).toEqual({
      kind: 'postpone',
      until: at(621),
      why: 'sources disagree',
    });
    const agreed = [...apart, scanned('delivered.self', 640, { by: 'aggregator' })];
    expect(gateNotice(base({ ...delivered, document: doc(agreed), now: at(650) }))).toEqual({ kind: 'send' });
    expect(gateNotice(base({ ...delivered, document: doc(apart), now: at(4000) }))).toMatchObject({ kind: 'suppress' });
  });

  it('holds everything over the night, a delivery of today only in the deep of it', () => {
    expect(gateNotice(base({ now: night, createdAt: night }))).toMatchObject({ kind: 'postpone' });
    const out = base({ template: 'milestone.out_for_delivery', params: {}, document: doc([...MOVING, scanned('out_for_delivery', 500)]) });
    expect(gateNotice({ ...out, now: night - 1_800_000, createdAt: night - 1_800_000 })).toEqual({ kind: 'send' });
    expect(gateNotice({ ...out, now: night + 3_600_000, createdAt: night })).toMatchObject({ kind: 'postpone' });
  });

  it('holds nothing where the shop has no quiet hours', () => {
    expect(gateNotice(base({ now: night, createdAt: night, quietHours: null }))).toEqual({ kind: 'send' });
  });

  it('keeps to the daily budget, which is larger for a delay; a red stall is always told', () => {
    expect(gateNotice(base({ sentToday: 9 }))).toEqual({ kind: 'send' });
    expect(gateNotice(base({ sentToday: 10 }))).toEqual({ kind: 'suppress', reason: 'budget' });
    const shipped = { template: 'milestone.shipped', params: { at: at(10) }, document: doc(SHIPPED) };
    expect(gateNotice(base({ ...shipped, sentToday: 4 }))).toEqual({ kind: 'send' });
    expect(gateNotice(base({ ...shipped, sentToday: 5 }))).toEqual({ kind: 'suppress', reason: 'budget' });
    const red = stall({ consequence: { ...stall().consequence, red: true } });
    expect(gateNotice(base({ sentToday: 10, document: doc(SHIPPED, [red]) }))).toEqual({ kind: 'send' });
  });

  it('lets nothing old go', () => {
    expect(gateNotice(base({ createdAt: now - 49 * 3_600_000 }))).toEqual({ kind: 'suppress', reason: 'stale' });
  });
});

describe('the pause before another try', () => {
  it('grows to an hour and never below half of its measure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MOST_TRIES }), fc.double({ min: 0, max: 1, noNaN: true }), (tries, chance) => {
        const pause = retryDelay(tries, chance);
        expect(pause).toBeGreaterThanOrEqual(7_500);
        expect(pause).toBeLessThanOrEqual(3_600_000);
        if (tries > 1) expect(retryDelay(tries, 0)).toBeGreaterThanOrEqual(retryDelay(tries - 1, 0));
      }),
    );
  });
});
