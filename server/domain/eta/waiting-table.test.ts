import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WIDE_TABLE } from './carrier-default';
import { type Observed, ratiosBetween, type WaitingTable, waitingAt, waitingTable } from './waiting-table';

const ratioAt = (table: WaitingTable, p: number, given = 0) => ratiosBetween({ one: table, other: table, share: 0 }, [p], given)[0]!;

const came = (exit: number, entry = -1): Observed => ({ entry, exit, hasArrived: true });
const open = (exit: number, entry = -1): Observed => ({ entry, exit, hasArrived: false });

/** Ratios on a grid, so that some fall together. */
const ratio = fc.integer({ min: 1, max: 60 }).map((n) => n / 20);
const arrivals = fc.array(ratio, { minLength: 1, maxLength: 50 });
const mixed = fc
  .array(fc.record({ exit: ratio, late: fc.boolean(), began: fc.nat(19), hasArrived: fc.boolean() }), { minLength: 5, maxLength: 50 })
  .map((all) => all.map(({ exit, late, began, hasArrived }): Observed => ({ entry: late ? (exit * began) / 20 : -1, exit, hasArrived })))
  .filter((all) => all.some((one) => one.hasArrived));

/** The estimator by its definition: at each moment of arrival the share that came of those under observation. */
function byDefinition(observed: readonly Observed[], at: number): number {
  const moments = [...new Set(observed.filter((one) => one.hasArrived && one.exit <= at).map((one) => one.exit))];
  return moments.reduce((waiting, moment) => {
    const watched = observed.filter(({ entry, exit }) => entry < moment && exit >= moment).length;
    const now = observed.filter(({ exit, hasArrived }) => hasArrived && exit === moment).length;
    return waiting * (1 - Math.min(now, watched - 0.5) / watched);
  }, 1);
}

/** What thinning and rounding may take away. */
const ABOUT = 1 / 60 + 0.001;

describe('a waiting table', () => {
  it('is the plain share that still waits where all were watched until they came', () => {
    fc.assert(
      fc.property(arrivals, ratio, (exits, at) => {
        const table = waitingTable(exits.map((exit) => came(exit)));
        const atPoint = exits.filter((exit) => exit <= at).sort((a, b) => b - a)[0];
        if (atPoint === undefined) return;
        const share = exits.filter((exit) => exit > atPoint).length / exits.length;
        // of the last one half is thought to be still out
        expect(Math.abs(waitingAt(table, atPoint) - (share || 0.5 / exits.length))).toBeLessThan(ABOUT);
        expect(table.arrivals).toBe(exits.length);
      }),
    );
  });

  it('is the estimator of Kaplan and Meier with late entry and open ends', () => {
    fc.assert(
      fc.property(mixed, (observed) => {
        const table = waitingTable(observed);
        for (const { exit, hasArrived } of observed)
          if (hasArrived) expect(Math.abs(waitingAt(table, exit) - byDefinition(observed, exit))).toBeLessThan(ABOUT);
      }),
    );
  });

  it('does not count a parcel before it came under observation', () => {
    const early = [came(0.5), came(1), came(1.5), came(2)];
    const withLate = [...early, came(1.8, 1.2)];
    expect(waitingAt(waitingTable(withLate), 0.5)).toBeCloseTo(0.75, 3);
    expect(waitingAt(waitingTable(withLate), 1)).toBeCloseTo(0.5, 3);
    // of three that are watched then one comes, and not of two
    expect(waitingAt(waitingTable(withLate), 1.5)).toBeCloseTo(0.5 * (2 / 3), 3);
  });

  it('rises when parcels stay open: a jam is seen before any of it arrives', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 1, max: 20 }), ratio, (observed, stuck, at) => {
        const jammed = [...observed, ...Array.from({ length: stuck }, () => open(3.2))];
        expect(byDefinition(jammed, at)).toBeGreaterThanOrEqual(byDefinition(observed, at) - 1e-12);
        const point = observed.filter((one) => one.hasArrived && one.exit <= at).sort((a, b) => b.exit - a.exit)[0]?.exit;
        if (point !== undefined)
          expect(waitingAt(waitingTable(jammed), point)).toBeGreaterThan(waitingAt(waitingTable(observed), point) - ABOUT);
      }),
    );
    const some = [0.8, 0.9, 1, 1.1].map((exit) => came(exit));
    expect(ratioAt(waitingTable([...some, open(1.2), open(1.2)]), 0.5)).toBeGreaterThan(ratioAt(waitingTable(some), 0.5));
  });

  const table = fc.oneof(
    mixed.map(waitingTable),
    arrivals.map((exits) => waitingTable(exits.map((exit) => came(exit)))),
    fc.constant(WIDE_TABLE),
  );
  const share = fc.integer({ min: 1, max: 99 }).map((n) => n / 100);
  const given = fc.double({ min: 0, max: 6, noNaN: true });

  it('is read both ways alike: at the ratio of a share that share has come, of those that still wait', () => {
    fc.assert(
      fc.property(table, share, given, (table, p, given) => {
        const wanted = waitingAt(table, given) * (1 - p);
        const at = ratioAt(table, p, given);
        expect(waitingAt(table, at - 1e-6)).toBeGreaterThan(wanted - 1e-4);
        expect(waitingAt(table, at + 1e-6)).toBeLessThan(wanted + 1e-4);
      }),
    );
  });

  it('rises with the share, never lies below what was waited already, and moves later the longer it was', () => {
    fc.assert(
      fc.property(table, share, share, given, given, (table, p, q, wait, longer) => {
        const [less, more] = [Math.min(p, q), Math.max(p, q)];
        const [before, after] = [Math.min(wait, longer), Math.max(wait, longer)];
        expect(ratioAt(table, less, before)).toBeLessThanOrEqual(ratioAt(table, more, before));
        expect(ratioAt(table, p, before)).toBeGreaterThanOrEqual(before);
        expect(ratioAt(table, p, after)).toBeGreaterThanOrEqual(ratioAt(table, p, before) - 1e-9);
      }),
    );
  });

  it('still expects what has waited longer than any before it, later and later', () => {
    fc.assert(
      fc.property(table, fc.double({ min: 1, max: 20, noNaN: true }), (table, times) => {
        const given = table.ratio.at(-1)! * times;
        expect(ratioAt(table, 0.05, given)).toBeGreaterThan(given);
        expect(ratioAt(table, 0.95, given)).toBeGreaterThan(ratioAt(table, 0.5, given));
      }),
    );
  });

  it('falls from 1 and never rises', () => {
    fc.assert(
      fc.property(table, given, given, (table, one, other) => {
        expect(waitingAt(table, 0)).toBe(1);
        expect(waitingAt(table, Math.max(one, other))).toBeLessThanOrEqual(waitingAt(table, Math.min(one, other)));
      }),
    );
  });

  it('keeps some eighty points of a long curve at most', () => {
    const long = waitingTable(Array.from({ length: 5000 }, (_, i) => came(0.2 + (i * 3) / 5000)));
    expect(long.ratio.length).toBeLessThanOrEqual(81);
    expect(waitingAt(long, 1.7)).toBeCloseTo(0.5, 1);
    // the quickest of all is among them
    expect(ratioAt(long, 0.005)).toBeGreaterThan(0.19);
  });
});
