import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, paid, placed, SF, scanned, shippedAs, T0 } from '@/tests/builders/fact';
import { DEFAULT_CALENDARS } from '../calendar/calendar-book';
import { foldOrder } from '../order/fold-order';
import { runningClocks } from '../rule/clock-start';
import { countingFor } from '../rule/counting';
import { DEFAULT_RULES } from '../rule/default-rules';
import { rungDueAt } from '../rule/rung-due';
import { type Instant, MINUTE } from '../shared/instant';
import type { Fact } from '../tracking/fact';
import { clockPauses, type Interval } from './clock-pauses';

const ZONE = 'Asia/Shanghai';

function incident(
  code: 'incident.joined' | 'incident.left',
  id: string,
  minute: number,
  told: Partial<NonNullable<Fact['data']>['incident']> = {},
): Fact {
  return {
    subject: 'o:1',
    source: 'daona',
    sourceKind: 'portal',
    identity: `${id}|${code}`,
    code,
    occurredAt: at(minute),
    receivedAt: at(minute),
    precision: 'second',
    classifier: 'actual',
    ordinal: 0,
    data: { incident: { id, kind: 'source_silent', since: at(minute), source: 'sf', sourceKind: 'carrier', ...told } },
  };
}

const MOVING = [placed(), paid(1), shippedAs(SF, 60), scanned('in_transit', 120)];

function pausesOf(facts: Fact[]): Interval[] {
  const state = foldOrder({ shop: 'demo', orderNo: 'A1' }, facts);
  return runningClocks(state).flatMap((clock) => clockPauses(clock, state));
}

describe('a clock stands still', () => {
  it('while the one source that tells of the shipment is silent', () => {
    expect(pausesOf([...MOVING, incident('incident.joined', 'a', 200)])).toEqual([{ from: at(200), until: null }]);
    expect(pausesOf([...MOVING, incident('incident.joined', 'a', 200), incident('incident.left', 'a', 300)])).toEqual([
      { from: at(200), until: at(300) },
    ]);
  });

  it('not while somebody else tells of the shipment, nor for a source that tells of something else', () => {
    const other = scanned('in_transit.arrived', 150, { by: 'aggregator' });
    expect(pausesOf([...MOVING, other, incident('incident.joined', 'a', 200)])).toEqual([]);
    expect(pausesOf([...MOVING, incident('incident.joined', 'a', 200, { source: 'wms', sourceKind: 'wms' })])).toEqual([]);
    expect(pausesOf([...MOVING, incident('incident.joined', 'a', 200, { source: 'zto' })])).toEqual([]);
  });

  it('once where incidents overlap, whatever came first and however often', () => {
    const told = [
      incident('incident.joined', 'a', 200),
      incident('incident.left', 'a', 260),
      incident('incident.joined', 'b', 230),
      incident('incident.left', 'b', 300),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...told, ...told], { minLength: 8 }), (shuffled) => {
        expect(pausesOf([...MOVING, ...shuffled])).toEqual([{ from: at(200), until: at(300) }]);
      }),
    );
  });
});

/** Disjoint stretches, in order, within four days of T0. */
const someStretches = fc
  .uniqueArray(fc.integer({ min: 1, max: 4 * 24 * 60 }), { minLength: 2, maxLength: 6 })
  .map((minutes) => minutes.sort((a, b) => a - b))
  .map((m) => Array.from({ length: Math.floor(m.length / 2) }, (_, i) => ({ from: at(m[2 * i]!), until: at(m[2 * i + 1]!) })));

describe('a rung falls due', () => {
  const rule = (code: string) => ({ ...DEFAULT_RULES[code]!, code, version: 1, enabled: true });
  const state = foldOrder({ shop: 'demo', orderNo: 'A1' }, []);
  const counting = (code: string) =>
    countingFor(rule(code), { clock: rule(code).clock, shipmentKey: '', since: T0, anchorAt: T0 }, state, DEFAULT_CALENDARS, ZONE);
  const due = (code: string, pauses: Interval[], rung = 0, anchorAt: Instant = T0) =>
    rungDueAt(rule(code).rungs[rung]!, anchorAt, counting(code), ZONE, pauses);

  it('later by exactly the pauses before it, on a clock that runs day and night', () => {
    fc.assert(
      fc.property(someStretches, (pauses) => {
        const plain = due('movement', [])!;
        let expected = plain;
        for (const { from, until } of pauses) if (from < expected) expected += until - from;
        expect(due('movement', pauses)).toBe(expected);
      }),
    );
  });

  it('never within a pause and never earlier than without, on any calendar', () => {
    fc.assert(
      fc.property(someStretches, fc.constantFrom(...Object.keys(DEFAULT_RULES)), fc.nat(1), (pauses, code, n) => {
        const rung = Math.min(n, DEFAULT_RULES[code]!.rungs.length - 1);
        const moment = due(code, pauses, rung)!;
        expect(moment).toBeGreaterThanOrEqual(due(code, [], rung)!);
        expect(pauses.some((p) => p.from < moment && moment < p.until)).toBe(false);
      }),
    );
  });

  it('not at all while a pause before it has no end', () => {
    expect(due('movement', [{ from: at(60), until: null }])).toBeNull();
    expect(due('movement', [{ from: due('movement', [])! + MINUTE, until: null }])).toBe(due('movement', []));
  });

  it('for a promise at its own moment, or at the end of the pause that covers it', () => {
    const promised = at(24 * 60);
    expect(due('past_promise', [{ from: at(0), until: at(60) }], 1, promised)).toBe(promised);
    expect(due('past_promise', [{ from: at(0), until: promised + MINUTE }], 1, promised)).toBe(promised + MINUTE);
  });
});
