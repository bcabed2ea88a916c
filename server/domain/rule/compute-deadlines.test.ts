import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, T0, told } from '@/tests/builders/fact';
import { DEFAULT_CALENDARS } from '../calendar/calendar-book';
import type { Eta } from '../eta/eta';
import { foldOrder } from '../order/fold-order';
import { foldStalls } from '../stall/fold-stalls';
import { reachedStalls } from '../stall/reached-stall';
import { stallsToClose } from '../stall/stalls-to-close';
import type { Fact } from '../tracking/fact';
import { computeDeadlines, type DeadlineInput } from './compute-deadlines';
import { DEFAULT_RULES } from './default-rules';
import { CLOCKS, type Rule } from './rule';

const RULES: Rule[] = Object.entries(DEFAULT_RULES).map(([code, body]) => ({ ...body, code, version: 1, enabled: true }));
const HOURS = 60;
const DAYS = 24 * HOURS;

function input(facts: Fact[], more: Partial<DeadlineInput> = {}): DeadlineInput {
  const state = foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
  const stalls = foldStalls(facts);
  return { state, eta: null, stalls, rules: RULES, calendars: DEFAULT_CALENDARS, timeZone: 'Asia/Shanghai', now: at(0), ...more };
}

/** Rule, rung and minutes after T0 of every row. */
function rows(facts: Fact[], more: Partial<DeadlineInput> = {}) {
  return computeDeadlines(input(facts, more)).map((d) => [d.ruleCode, d.rung, (d.dueAt - T0) / 60_000]);
}

describe('the deadlines of an order', () => {
  it('watch the payment from the customer’s word to the gateway’s', () => {
    expect(rows([placed(), told('payment.claimed', 1, 'customer')])).toEqual([['payment_verify', 1, 6]]);
    expect(rows([placed(), paid(2)])).toEqual([['warehouse_accept', 1, 32]]);
  });

  it('already past wait a quarter of a minute for the rest of what is told, and no longer however often they are written anew', () => {
    const facts = [placed(), paid(2)];
    const due = (now: number, heardAt?: number) => computeDeadlines(input(facts, { now, heardAt })).map((d) => d.dueAt);
    const told = at(600);
    expect(due(told)).toEqual([told + 15_000]);
    expect(due(told + 6_000, told)).toEqual([told + 15_000]);
    expect(due(told + 60_000, told)).toEqual([told + 60_000]);
  });

  it('watch the review for a day', () => {
    expect(rows([placed(), paid(1), told('review.started', 2, 'erp')])).toEqual([['review', 1, 2 + DAYS]]);
  });

  it('watch an order that nobody pays, until somebody does', () => {
    expect(rows([placed()])).toEqual([['payment_due', 1, 30]]);
    expect(rows([placed(), paid(1)]).map(([rule]) => rule)).toEqual(['warehouse_accept']);
  });

  it('watch picking by the type of the order', () => {
    expect(rows([placed(), paid(1), told('allocated', 5, 'wms')])).toEqual([['pick_start', 1, 50]]);
    expect(rows([placed({ type: 'presale' }), paid(1), told('allocated', 5, 'wms')])).toEqual([['pick_start_made', 1, 125]]);
  });

  it('let the warehouse’s clock rest overnight and on holidays', () => {
    const evening = 11 * HOURS - 10; // 19:50
    expect(rows([placed(), paid(evening)])).toEqual([['warehouse_accept', 1, evening + 30 + 12 * HOURS]]);
  });

  it('watch the collection of each shipment from its hand-over', () => {
    expect(rows([placed(), paid(1), shippedAs(SF, 60)])).toEqual([['carrier_collect', 1, 60 + 3 * HOURS]]);
    expect(rows([placed(), paid(1), shippedAs(SF, 60), shippedAs('zto/7', 90)])).toEqual([
      ['carrier_collect', 1, 60 + 3 * HOURS],
      ['carrier_collect', 1, 90 + 3 * HOURS],
    ]);
  });

  it('watch an order that was shipped without any tracking number', () => {
    expect(rows([placed(), paid(1), told('shipped', 60, 'wms')])).toEqual([['carrier_collect', 1, 60 + 3 * HOURS]]);
  });

  it('watch movement from the last real movement, not from a text that says nothing new', () => {
    const moving = [placed(), paid(1), shippedAs(SF, 60), scanned('picked_up', 100), scanned('in_transit.departed', 300)];
    expect(rows(moving)).toEqual([['movement', 1, 300 + DAYS]]);
    expect(rows([...moving, scanned('in_transit.info', 900)])).toEqual([['movement', 1, 300 + DAYS]]);
  });

  it('give a parcel across borders days where one at home gets hours', () => {
    const order = placed({ origin: { country: 'CN' }, destination: { country: 'US' } });
    expect(rows([order, paid(1), shippedAs(SF, 60), scanned('picked_up', 100)])).toEqual([['movement_cross_border', 1, 100 + 3 * DAYS]]);
  });

  it('look at a delivery at the end of its day', () => {
    const out = [placed(), paid(1), shippedAs(SF, 60), scanned('picked_up', 100), scanned('out_for_delivery', 2 * HOURS)];
    expect(rows(out)).toEqual([['out_for_delivery', 1, 12 * HOURS]]); // 21:00
  });

  it('count a pickup back from the end of its storage', () => {
    const waiting = [placed(), paid(1), shippedAs(SF, 60), scanned('picked_up', 100), scanned('available_for_pickup.locker', 200)];
    expect(rows(waiting)).toEqual([['pickup_point', 1, 200 + 2 * DAYS]]);
  });

  it('rest while the customer has to act first', () => {
    const failed = [placed(), paid(1), shippedAs(SF, 60), scanned('picked_up', 100), scanned('attempt_failed.bad_address', 200)];
    expect(rows(failed)).toEqual([]);
  });

  it('fall due at once when a number is reached, one rung after the other', () => {
    const counted = (clock: Rule['clock'], ...numbers: number[]): Rule => ({
      ...RULES[0]!,
      code: clock,
      clock,
      scope: {},
      rungs: numbers.map((atLeast) => ({ ...RULES[0]!.rungs[0]!, afterMin: 0, atLeast })),
    });
    const edit = (n: number): Fact => ({ ...told('address.changed', n, 'platform'), identity: `edit|${n}` });
    const edits = (count: number) => [placed(), ...Array.from({ length: count }, (_, i) => edit(i + 1))];
    const rules = [counted('edits', 3, 5)];
    expect(rows(edits(2), { rules, now: at(9) })).toEqual([]);
    expect(rows(edits(3), { rules, now: at(9) })).toEqual([['edits', 1, 9.25]]);
    expect(reachedStalls(input(edits(5), { rules, now: at(9) }), 'Asia/Shanghai')).toMatchObject([{ rule: 'edits', rung: 2 }]);
    expect(rows([...edits(5), paid(6), told('shipped', 7, 'wms')], { rules, now: at(9) })).toEqual([]);
    const late = { p10: at(2 * DAYS), p50: at(3 * DAYS), p80: at(4 * DAYS), p90: at(5 * DAYS) } as Eta;
    const promised = [placed({ promisedBy: at(3 * DAYS) }), paid(1)];
    expect(rows(promised, { rules: [counted('late_risk', 50)], eta: late, now: at(9) })).toEqual([['late_risk', 1, 9]]);
    expect(rows(promised, { rules: [counted('late_risk', 60)], eta: late, now: at(9) })).toEqual([]);
    // what is late is no more at risk of it
    const past = { p10: at(4 * DAYS), p50: at(5 * DAYS), p80: at(6 * DAYS), p90: at(7 * DAYS) } as Eta;
    const risk = { rules: [counted('late_risk', 50)], eta: past };
    expect(rows(promised, { ...risk, now: at(3 * DAYS) })).toEqual([['late_risk', 1, 3 * DAYS]]);
    expect(rows(promised, { ...risk, now: at(3 * DAYS + 1) })).toEqual([]);
  });

  it('end with the order, and were never there for imported past orders', () => {
    const journey = [placed(), paid(1), shippedAs(SF, 60), scanned('picked_up', 100)];
    expect(rows([...journey, scanned('delivered.self', 500)])).toEqual([]);
    expect(rows([...journey, scanned('lost', 500)])).toEqual([]);
    expect(rows([placed(), paid(1), told('cancel.confirmed', 5, 'wms')])).toEqual([]);
    expect(rows(journey.map((f) => ({ ...f, history: true })))).toEqual([]);
  });

  it('slow down over the October holiday', () => {
    const start = (Date.parse('2026-10-02T00:00:00Z') - T0) / 60_000;
    const facts = [placed({ placedAt: at(start) }), paid(start + 1), shippedAs(SF, start + 2), scanned('picked_up', start + 10)];
    expect(rows(facts, { now: at(start + 20) })).toEqual([['movement', 1, start + 10 + 1.5 * DAYS]]);
  });

  it('leave the rest of a journey told late some seconds to arrive', () => {
    expect(rows([placed(), paid(1), shippedAs(SF, 60)], { now: at(10 * HOURS) })).toEqual([['carrier_collect', 1, 10 * HOURS + 0.25]]);
  });

  it('do not watch by a rule that is switched off', () => {
    const rules = RULES.map((r) => ({ ...r, enabled: r.code !== 'carrier_collect' }));
    expect(rows([placed(), paid(1), shippedAs(SF, 60)], { rules })).toEqual([]);
  });

  describe('with a promise', () => {
    const promised = (minute: number) => [placed({ promisedBy: at(minute) }), paid(1), shippedAs(SF, 60), scanned('picked_up', 100)];
    const eta = (minute: number): Eta => ({
      from: at(minute),
      to: at(minute),
      p5: at(minute),
      p10: at(minute),
      p50: at(minute),
      p80: at(minute),
      p90: at(minute),
      p95: at(minute),
      lateAt: at(minute),
      basis: { level: 'lane', orders: 40, leg: 'shipped' },
      model: 1,
    });
    const promise = (facts: Fact[], e: Eta | null) => rows(facts, { eta: e }).filter(([rule]) => rule === 'past_promise');

    it('speak when it has passed', () => {
      expect(promise(promised(5 * DAYS), eta(4 * DAYS))).toEqual([['past_promise', 2, 5 * DAYS]]);
      expect(promise(promised(5 * DAYS), null)).toEqual([['past_promise', 2, 5 * DAYS]]);
    });

    it('warn a day before only when it will more likely than not be missed', () => {
      expect(promise(promised(5 * DAYS), eta(6 * DAYS))).toEqual([['past_promise', 1, 4 * DAYS]]);
    });
  });
});

describe('the ladder', () => {
  it('has a rule for every clock, and each rung later than the one before', () => {
    // a promise at risk is warned of by the first rung of the promise
    expect(new Set(RULES.map((r) => r.clock))).toEqual(new Set(CLOCKS.filter((clock) => clock !== 'late_risk')));
    for (const rule of RULES) {
      const minutes = rule.rungs.map((r) => r.atLeast ?? r.afterMin);
      expect(minutes, rule.code).toEqual([...minutes].sort((a, b) => a - b));
      for (const rung of rule.rungs) expect(rung.nextUpdateMin).toBeGreaterThan(0);
    }
  });

  it('a rung that waits for the end of the day keeps no higher one waiting that is due before', () => {
    const out = [placed(), paid(1), shippedAs(SF, 60), scanned('picked_up', 100), scanned('out_for_delivery', 2 * HOURS)];
    const rules = RULES.map((rule) => {
      const [first, second] = rule.rungs;
      return rule.code === 'out_for_delivery' ? { ...rule, rungs: [first!, { ...second!, afterMin: 5 * HOURS }] } : rule;
    });
    expect(computeDeadlines(input(out, { rules })).map((d) => [d.rung, d.dueAt])).toEqual([[2, at(7 * HOURS)]]);
  });

  it('never has a row that is not ahead of the open rung, for any moment of a journey', () => {
    const codes = fc.constantFrom(
      'picked_up',
      'in_transit',
      'in_transit.info',
      'out_for_delivery',
      'attempt_failed',
      'available_for_pickup',
    );
    const scans = fc.array(fc.tuple(codes, fc.integer({ min: 61, max: 20_000 })), { maxLength: 6 });
    fc.assert(
      fc.property(scans, fc.integer({ min: 61, max: 60_000 }), (journey, minute) => {
        const facts = [placed(), paid(1), shippedAs(SF, 60), ...journey.map(([code, m]) => scanned(code, m))];
        const before = input(facts, { now: at(minute) });
        const opened = reachedStalls(before, 'Asia/Shanghai');
        const after = { ...before, stalls: opened };
        expect(computeDeadlines(after).every((d) => d.dueAt > at(minute))).toBe(true);
        expect(reachedStalls(after, 'Asia/Shanghai')).toEqual([]);
        expect(stallsToClose({ state: before.state, stalls: opened, rules: RULES, now: at(minute) })).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});
