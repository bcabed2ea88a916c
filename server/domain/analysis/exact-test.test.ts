import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOfMore, correctForMany } from './exact-test';

/** Counts by writing every draw out, of urns small enough. */
function bySimpleCounting(hits: number, all: number, moreHits: number, moreAll: number): number {
  const urn = [...new Array(hits + moreHits).fill(1), ...new Array(all + moreAll - hits - moreHits).fill(0)] as number[];
  let draws = 0;
  let asMany = 0;
  for (let mask = 0; mask < 2 ** urn.length; mask += 1) {
    const chosen = urn.filter((_, at) => mask & (1 << at));
    if (chosen.length !== all) continue;
    draws += 1;
    if (chosen.reduce((a, b) => a + b, 0) >= hits) asMany += 1;
  }
  return asMany / draws;
}

const share = fc.integer({ min: 1, max: 6 }).chain((all) => fc.record({ all: fc.constant(all), hits: fc.integer({ min: 0, max: all }) }));

describe('the exact test', () => {
  it('is what counting every draw says', () => {
    fc.assert(
      fc.property(share, share, (now, before) => {
        expect(chanceOfMore(now, before)).toBeCloseTo(bySimpleCounting(now.hits, now.all, before.hits, before.all), 9);
      }),
      { numRuns: 60 },
    );
  });

  it('is a chance, and smaller the more hits there are', () => {
    const big = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(big, big, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (n, m, a, b) => {
        const before = { hits: Math.floor(b * m), all: m };
        const hits = Math.floor(a * (n - 1));
        const fewer = chanceOfMore({ hits, all: n }, before);
        const more = chanceOfMore({ hits: hits + 1, all: n }, before);
        expect(fewer).toBeGreaterThanOrEqual(0);
        expect(fewer).toBeLessThanOrEqual(1);
        expect(more).toBeLessThanOrEqual(fewer + 1e-9);
      }),
    );
  });

  it('says nothing of nothing', () => {
    expect(chanceOfMore({ hits: 0, all: 0 }, { hits: 1, all: 9 })).toBe(1);
    expect(chanceOfMore({ hits: 3, all: 3 }, { hits: 0, all: 0 })).toBe(1);
  });

  it('of Fisher’s tea: three of four right, or more, is chance in 17 of 70', () => {
    expect(chanceOfMore({ hits: 3, all: 4 }, { hits: 1, all: 4 })).toBeCloseTo(17 / 70, 12);
  });
});

describe('the correction for many', () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });

  it('never makes a chance smaller, and keeps their order', () => {
    fc.assert(
      fc.property(chances, (given) => {
        const corrected = correctForMany(given);
        given.forEach((chance, at) => {
          expect(corrected[at]).toBeGreaterThanOrEqual(chance);
          expect(corrected[at]).toBeLessThanOrEqual(1);
          given.forEach((other, b) => {
            if (chance < other) expect(corrected[at]).toBeLessThanOrEqual(corrected[b]!);
          });
        });
      }),
    );
  });

  it('leaves one alone, and lets nothing pass that Bonferroni would have stopped at the first step', () => {
    expect(correctForMany([0.03])).toEqual([0.03]);
    expect(correctForMany([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  });
});
