import fc from 'fast-check';
import { expect, it } from 'vitest';
import { HOUR } from '../shared/instant';
import { lateRisk } from './late-risk';

const eta = { p10: 10 * HOUR, p50: 50 * HOUR, p80: 80 * HOUR, p90: 90 * HOUR };

it('reads the chance of being late off the window', () => {
  expect(lateRisk(eta, 50 * HOUR)).toBeCloseTo(0.5);
  expect(lateRisk(eta, 65 * HOUR)).toBeCloseTo(0.35);
  expect(lateRisk(eta, 90 * HOUR)).toBeCloseTo(0.1);
  expect(lateRisk(eta, 0)).toBeCloseTo(0.99);
  expect(lateRisk(eta, 10_000 * HOUR)).toBeCloseTo(0.01);
});

it('never grows when more time is given, and is a chance, also of a window that is one moment', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { minLength: 4, maxLength: 4 }), fc.nat(1_200), fc.nat(400), (hours, by, more) => {
      const [p10, p50, p80, p90] = hours.sort((a, b) => a - b).map((h) => h * HOUR) as [number, number, number, number];
      const sooner = lateRisk({ p10, p50, p80, p90 }, by * HOUR);
      const later = lateRisk({ p10, p50, p80, p90 }, (by + more) * HOUR);
      expect(later).toBeLessThanOrEqual(sooner + 1e-9);
      expect(sooner).toBeGreaterThanOrEqual(0.01);
      expect(sooner).toBeLessThanOrEqual(0.99);
    }),
  );
});
