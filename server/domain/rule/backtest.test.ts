import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_CALENDARS } from '../calendar/calendar-book';
import { HOUR, MINUTE } from '../shared/instant';
import { backtest } from './backtest';
import { countingFor } from './counting';
import { DEFAULT_RULES } from './default-rules';
import { type FiredRung, firedRungs, type WatchedSpan } from './fired-rungs';
import type { Rule } from './rule';
import type { ScopedOrder } from './rule-scope';
import { ID_BYTES, idAt, OrderNumbers, type SpanColumns } from './span-columns';

const ZONE = 'Asia/Shanghai';
const FROM = Date.parse('2026-09-28T00:00:00Z');
const NOW = FROM + 20 * 24 * HOUR;

const ORDER: ScopedOrder = {
  ...{ shop: 'main', orderNo: '', type: 'normal', tags: [], items: [], shipments: [{ key: '', carrier: 'sf' }] },
  ...{ destination: { country: 'CN' }, origin: { country: 'CN' } },
};
const ruleOf = (code: string, changed: Partial<Rule> = {}): Rule => ({
  ...DEFAULT_RULES[code]!,
  ...{ code, version: 1, enabled: true },
  ...changed,
});

type Run = WatchedSpan & { order: number };

const minutes = fc.integer({ min: 0, max: 15 * 24 * 60 }).map((n) => FROM + n * MINUTE);
const run: fc.Arbitrary<Run> = fc
  .record({
    ...{ order: fc.nat(6), anchorAt: minutes, lateBy: fc.nat(300), lasts: fc.option(fc.integer({ min: 1, max: 9_000 })) },
    pause: fc.option(fc.record({ from: fc.nat(500), lasts: fc.option(fc.nat(3_000)) })),
  })
  .map(({ order, anchorAt, lateBy, lasts, pause }) => {
    const seenAt = anchorAt + lateBy * MINUTE;
    const from = anchorAt + (pause?.from ?? 0) * MINUTE;
    const pauses = pause ? [{ from, until: pause.lasts === null ? null : from + pause.lasts * MINUTE }] : [];
    return { order, anchorAt, seenAt, goneAt: lasts === null ? null : seenAt + lasts * MINUTE, counts: [], pauses };
  });

function idOf(order: number): Uint8Array {
  return Uint8Array.from({ length: ID_BYTES }, (_, i) => (i < 6 ? 1 : (order >> (8 * (i % 4))) & 255));
}

function columnsOf(runs: readonly Run[]): SpanColumns {
  return {
    length: runs.length,
    orderIds: Uint8Array.from(runs.flatMap(({ order }) => [...idOf(order)])),
    seenAt: Float64Array.from(runs, (r) => r.seenAt),
    anchorAt: Float64Array.from(runs, (r) => r.anchorAt),
    goneAt: Float64Array.from(runs, (r) => r.goneAt ?? Number.POSITIVE_INFINITY),
    counts: new Map(),
    pauses: new Map(runs.flatMap((r, i) => (r.pauses.length > 0 ? [[i, r.pauses] as const] : []))),
  };
}

it('counts over columns what the same rule does over each run by itself, of the tested version and of the one in force', () => {
  const rule = ruleOf('movement', { version: 2, rungs: [{ ...DEFAULT_RULES.movement!.rungs[0]!, afterMin: 300 }] });
  const inForce = ruleOf('movement');
  const counting = (one: Rule) =>
    countingFor(one, { clock: one.clock, shipmentKey: '', since: 0, anchorAt: 0 }, ORDER, DEFAULT_CALENDARS, ZONE);
  fc.assert(
    fc.property(fc.array(run, { maxLength: 60 }), (runs) => {
      const alone = (one: Rule): FiredRung[][] =>
        runs.map((r) => firedRungs(one, r, { counting: counting(one), timeZone: ZONE, now: NOW }));
      const input = { groups: [{ order: ORDER, spans: columnsOf(runs) }], rule, inForce, others: [inForce], shown: 5 };
      const found = backtest({ ...input, calendars: DEFAULT_CALENDARS, zoneOf: () => ZONE, now: NOW });
      for (const [one, version] of [[rule, found.tested] as const, [inForce, found.inForce!] as const]) {
        const fired = alone(one).flatMap((rungs, i) => (rungs.length > 0 ? [{ rungs, run: runs[i]! }] : []));
        expect(version.outcome).toMatchObject({
          fired: fired.length,
          orders: new Set(fired.map((f) => f.run.order)).size,
          stillOpen: fired.filter((f) => f.run.goneAt === null).length,
          byRung: one.rungs.map((_, i) => ({ rung: i + 1, fired: fired.filter((f) => f.rungs.some((r) => r.rung === i + 1)).length })),
        });
        expect(version.told.orders).toHaveLength(version.outcome.messages);
      }
      const both = new Set(runs.flatMap((r, i) => (alone(inForce)[i]!.length > 0 ? [r] : [])));
      const shown = alone(rule)
        .flatMap((rungs, i) => (rungs.length > 0 ? [{ at: rungs[0]!.at, isOfBoth: both.has(runs[i]!) }] : []))
        .sort((a, b) => Number(a.isOfBoth) - Number(b.isOfBoth) || b.at - a.at);
      expect(found.shown.map((s) => ({ at: s.rungs[0]!.at, isOfBoth: s.isOfBoth }))).toEqual(shown.slice(0, 5));
    }),
    { numRuns: 150 },
  );
});

it('numbers each order once, however many there are and whatever their ids begin with', () => {
  const numbers = new OrderNumbers();
  const orders = Array.from({ length: 5_000 }, (_, i) => i * 7919);
  const first = orders.map((order) => numbers.of(idOf(order), 0));
  expect(first).toEqual(orders.map((_, i) => i));
  expect(orders.map((order) => numbers.of(idOf(order), 0))).toEqual(first);
  expect(numbers.count).toBe(5_000);
  expect(idAt(numbers.all(), 4_321 * ID_BYTES)).toBe(idAt(idOf(orders[4_321]!), 0));
});
