import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, placed, SF, scanned, shippedAs, told } from '@/tests/builders/fact';
import { DEFAULT_CALENDARS } from '../calendar/calendar-book';
import { foldOrder } from '../order/fold-order';
import { DAY, HOUR, type Instant, MINUTE } from '../shared/instant';
import { reachedStalls } from '../stall/reached-stall';
import type { Stall } from '../stall/stall';
import { stallsToClose } from '../stall/stalls-to-close';
import type { Fact } from '../tracking/fact';
import { chooseRules } from './choose-rules';
import { clockSpans } from './clock-spans';
import { CATCH_UP, computeDeadlines } from './compute-deadlines';
import { countingFor } from './counting';
import { DEFAULT_RULES } from './default-rules';
import { firedRungs, type WatchedSpan } from './fired-rungs';
import type { Rule } from './rule';

const ZONE = 'Asia/Shanghai';

const RULES = Object.entries(DEFAULT_RULES).map(([code, body]): Rule => ({ ...body, code, version: 1, enabled: true }));
const fold = (facts: readonly Fact[]) => foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);

const ORDER = fold([placed()]);
function needs(rule: Rule, order = ORDER, { clock, shipmentKey } = { clock: rule.clock, shipmentKey: SF }) {
  const counting = countingFor(rule, { clock, shipmentKey, since: 0, anchorAt: 0 }, order, DEFAULT_CALENDARS, ZONE);
  return { counting, timeZone: ZONE, now: at(100_000) };
}

interface Opened {
  rule: string;
  shipmentKey: string;
  since: Instant;
  rung: number;
  at: Instant;
}
const inOrder = (list: Opened[]) => list.map((o) => JSON.stringify(o)).sort();

/** The stalls that the portal opens when it hears facts one after another and sweeps in time. */
function lived(facts: readonly Fact[], until: Instant): Opened[] {
  // each rule by itself: what another one has due brings a rung that is overdue forward, by a quarter of a minute at most
  return RULES.flatMap((rule) => livedWith([rule], facts, until));
}

function livedWith(rules: readonly Rule[], facts: readonly Fact[], until: Instant): Opened[] {
  const heard = [...facts].sort((a, b) => a.receivedAt - b.receivedAt);
  const moments = [...new Set(heard.map((f) => f.receivedAt))];
  const stalls: Stall[] = [];
  for (const [i, moment] of moments.entries()) {
    const end = moments[i + 1] ?? until + 1;
    const state = fold(heard.filter((f) => f.receivedAt <= moment));
    for (const stall of stallsToClose({ state, stalls, rules, now: moment })) stall.closedAt = moment;
    const input = (now: Instant) => ({ state, eta: null, stalls, rules, calendars: DEFAULT_CALENDARS, timeZone: ZONE, now });
    for (let now = moment; ; ) {
      const next = Math.min(...computeDeadlines(input(now)).map((d) => d.dueAt));
      if (next >= end) break;
      now = next;
      stalls.push(...reachedStalls(input(now), ZONE));
    }
  }
  return stalls.map(({ rule, shipmentKey, since, rung, openedAt }) => ({ rule, shipmentKey, since, rung, at: openedAt }));
}

function fromSpans(facts: readonly Fact[], now: Instant): Opened[] {
  return clockSpans(facts, { fold }).flatMap((span) =>
    chooseRules(RULES, span, span.order).rules.flatMap((rule) =>
      firedRungs(rule, span, { ...needs(rule, span.order, span), now }).map(({ rung, at }) => ({
        ...{ rule: rule.code, shipmentKey: span.shipmentKey, since: span.since, rung, at },
      })),
    ),
  );
}

describe('rungs that a run would have reached', () => {
  const rule = RULES.find((r) => r.code === 'carrier_collect')!;
  const span = (more: Partial<WatchedSpan> = {}): WatchedSpan => ({
    ...{ anchorAt: at(0), seenAt: at(0), goneAt: null, counts: [], pauses: [] },
    ...more,
  });
  const reached = (more: Partial<WatchedSpan>, now = at(100_000)) => firedRungs(rule, span(more), { ...needs(rule), now });

  it('come when they are due, until the step is known to be over', () => {
    expect(reached({})).toEqual([3, 24, 72].map((hours, i) => ({ rung: i + 1, at: at(0) + hours * HOUR })));
    expect(reached({ goneAt: at(24 * 60) })).toEqual([{ rung: 1, at: at(180) }]);
    expect(reached({ goneAt: at(180) })).toEqual([]);
    expect(reached({}, at(179))).toEqual([]);
  });

  it('wait until the portal knows of the step, and then climb straight to the highest', () => {
    expect(reached({ seenAt: at(25 * 60), goneAt: at(30 * 60) })).toEqual([{ rung: 2, at: at(25 * 60) + CATCH_UP }]);
  });

  it('wait out the pauses of incidents', () => {
    expect(reached({ pauses: [{ from: at(60), until: at(600) }], goneAt: at(1000) })).toEqual([{ rung: 1, at: at(720) }]);
    expect(reached({ pauses: [{ from: at(60), until: null }] })).toEqual([]);
  });

  it('of a number are reached with it', () => {
    const counts = [1, 2, 3, 4].map((value) => ({ at: at(value * 10), value }));
    const edits = RULES.find((r) => r.code === 'edits')!;
    expect(firedRungs(edits, span({ counts }), needs(edits))).toEqual([{ rung: 1, at: at(30) + CATCH_UP }]);
  });

  it('before a promise warn only once it is likely to be missed, and not after it was', () => {
    const promise = RULES.find((r) => r.code === 'past_promise')!;
    const by = at(0) + 3 * DAY;
    const warned = (counts: WatchedSpan['counts']) =>
      firedRungs(promise, span({ anchorAt: by, counts, goneAt: by + MINUTE }), needs(promise));
    expect(warned([])).toEqual([{ rung: 2, at: by }]);
    expect(warned([{ at: at(5), value: 80 }])).toEqual([
      { rung: 1, at: by - DAY },
      { rung: 2, at: by },
    ]);
    expect(warned([{ at: by - HOUR, value: 51 }])).toEqual([
      { rung: 1, at: by - HOUR },
      { rung: 2, at: by },
    ]);
    expect(
      warned([
        { at: at(5), value: 80 },
        { at: at(6), value: 20 },
      ]),
    ).toEqual([{ rung: 2, at: by }]);
  });

  it('are those that the portal opens stalls at when it lives through the same log', () => {
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
      .record({ code: fc.constantFrom(...codes, ...scans), minute: fc.nat(8000), late: fc.constantFrom(0, 0, 1, 90, 4000), n: fc.nat(3) })
      .map(({ code, minute, late, n }): Fact => {
        const more = { identity: `${code}-${n}`, receivedAt: at(minute + late) };
        return scans.includes(code) ? scanned(code, minute, more) : told(code, minute, 'erp', more);
      });
    const log = fc.array(fact, { maxLength: 8 }).map((facts) => [placed({ promisedBy: at(5000) }), shippedAs(SF, 300), ...facts]);
    fc.assert(
      fc.property(log, (facts) => {
        const now = at(12_000);
        expect(inOrder(fromSpans(facts, now))).toEqual(inOrder(lived(facts, now)));
      }),
      { numRuns: 300 },
    );
  });
});
