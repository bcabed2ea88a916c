import fc from 'fast-check';
import { expect, it } from 'vitest';
import { momentOf } from '../eta/quantiles';
import { HOUR } from '../shared/instant';
import { lateRisk } from './late-risk';

/** An estimate whose quantiles stand at these hours. */
function estimate([p5, p10, p50, p80, p90, p95]: number[]) {
  const at = { p5: p5! * HOUR, p10: p10! * HOUR, p50: p50! * HOUR, p80: p80! * HOUR, p90: p90! * HOUR, p95: p95! * HOUR };
  return { ...at, from: at.p5, to: at.p90, lateAt: at.p95, basis: { level: 'lane' as const, orders: 90, leg: 'paid' as const }, model: 1 };
}
const eta = estimate([5, 10, 50, 80, 90, 120]);

it('reads the chance of being late off the window', () => {
  expect(lateRisk(eta, 5 * HOUR)).toBeCloseTo(0.95);
  expect(lateRisk(eta, 50 * HOUR)).toBeCloseTo(0.5);
  expect(lateRisk(eta, 65 * HOUR)).toBeCloseTo(0.35);
  expect(lateRisk(eta, 90 * HOUR)).toBeCloseTo(0.1);
  // lateness has the longer tail
  expect(lateRisk(eta, 105 * HOUR)).toBeCloseTo(0.075);
  expect(lateRisk(eta, 120 * HOUR)).toBeCloseTo(0.05);
  expect(lateRisk(eta, 0)).toBeCloseTo(0.99);
  expect(lateRisk(eta, 10_000 * HOUR)).toBeCloseTo(0.01);
});

it('reads an estimate of an older release by the quantiles that it has', () => {
  const { p5: _5, p95: _95, ...old } = eta;
  expect(lateRisk(old, 65 * HOUR)).toBeCloseTo(0.35);
  expect(lateRisk(old, 100 * HOUR)).toBeLessThan(0.1);
});

const hours = (most: number) => fc.array(fc.nat(most), { minLength: 6, maxLength: 6 }).map((all) => all.sort((a, b) => a - b));

it('never grows when more time is given, and is a chance, also of a window that is one moment', () => {
  fc.assert(
    fc.property(hours(1_000), fc.nat(1_200), fc.nat(400), (all, by, more) => {
      const sooner = lateRisk(estimate(all), by * HOUR);
      const later = lateRisk(estimate(all), (by + more) * HOUR);
      expect(later).toBeLessThanOrEqual(sooner + 1e-9);
      expect(sooner).toBeGreaterThanOrEqual(0.01 - 1e-9);
      expect(sooner).toBeLessThanOrEqual(0.99 + 1e-9);
    }),
  );
});

it('the moment of a share lies on the same line: whoever is promised it is late with the rest of the chance', () => {
  expect(momentOf(eta, 0.9)).toBe(90 * HOUR);
  expect(momentOf(eta, 0.65)).toBe(65 * HOUR);
  expect(momentOf(eta, 0.93)).toBe(108 * HOUR);
  const apart = fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(apart, fc.double({ min: 0.05, max: 0.95, noNaN: true }), (steps, share) => {
      let at = 0;
      const one = estimate(steps.map((step) => (at += step)));
      expect(1 - lateRisk(one, momentOf(one, share))).toBeCloseTo(share, 4);
    }),
  );
});
