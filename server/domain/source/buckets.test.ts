import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../shared/instant';
import { addBuckets, addToBuckets, LAG_ENDS, LATENCY_ENDS, noBuckets, quantileOf, shareWithin } from './buckets';

const counted = (ends: readonly number[], values: readonly number[]) => {
  const counts = noBuckets(ends);
  for (const value of values) addToBuckets(counts, ends, value);
  return counts;
};
const values = fc.array(fc.nat(5_000), { minLength: 1, maxLength: 200 });

describe('counts in buckets', () => {
  it('add up the same however the values were split over processes', () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        expect(addBuckets(counted(LATENCY_ENDS, a), counted(LATENCY_ENDS, b))).toEqual(counted(LATENCY_ENDS, [...a, ...b]));
      }),
    );
  });

  it('tell a quantile that lies in the bucket of the true one', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, share) => {
        const sorted = [...all].sort((a, b) => a - b);
        const real = sorted[Math.max(0, Math.ceil(all.length * share) - 1)]!;
        const told = quantileOf(counted(LATENCY_ENDS, all), LATENCY_ENDS, share)!;
        const end = LATENCY_ENDS.findIndex((e) => real <= e);
        expect(told).toBeLessThanOrEqual(LATENCY_ENDS[end]!);
        expect(told).toBeGreaterThanOrEqual(end === 0 ? 0 : LATENCY_ENDS[end - 1]!);
      }),
    );
  });

  it('tell the share within a promise exactly where the promise is an end, as every default one is', () => {
    for (const promise of [5 * MINUTE, 30 * MINUTE, 60 * MINUTE]) {
      fc.assert(
        fc.property(fc.array(fc.nat(3 * 60 * MINUTE), { minLength: 1, maxLength: 100 }), (lags) => {
          const share = shareWithin(counted(LAG_ENDS, lags), LAG_ENDS, promise)!;
          expect(share).toBeCloseTo(lags.filter((lag) => lag <= promise).length / lags.length, 9);
        }),
      );
    }
  });

  it('say nothing where nothing was counted', () => {
    expect(quantileOf(noBuckets(LAG_ENDS), LAG_ENDS, 0.5)).toBeNull();
    expect(shareWithin(noBuckets(LAG_ENDS), LAG_ENDS, MINUTE)).toBeNull();
  });
});
