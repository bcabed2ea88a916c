import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot, fitWeights as fitNear } from './fit-weights';

/** Numbers between -1 and 1, always the same. */
function spread(length: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  });
}

const TRUE = [0.7, 1.5, -0.8];
const ROWS = 600;
const [first, second, noise] = [spread(ROWS, 1), spread(ROWS, 2), spread(ROWS, 3)];
const XS = first!.map((x, i) => [1, x * 2, second![i]!]);
const YS = XS.map((x, i) => dot(x, TRUE) + 0.3 * noise![i]!);
const EVEN = new Array<number>(ROWS).fill(1);

/** Nothing is taken for granted. */
const fitWeights = (xs: number[][], ys: number[], importance: number[]) =>
  fitNear(
    xs,
    ys,
    importance,
    xs[0]!.map(() => 0),
  );

describe('fitted weights', () => {
  it('of a few rows stay near what is taken for granted, of many they leave it', () => {
    const granted = [0, 1, 0];
    const few = fitNear(XS.slice(0, 8), YS.slice(0, 8), EVEN.slice(0, 8), granted);
    const many = fitNear(XS, YS, EVEN, granted);
    const away = (weights: number[], from: number[]) => Math.abs(weights[1]! - from[1]!) + Math.abs(weights[2]! - from[2]!);
    expect(away(few, granted)).toBeLessThan(0.5 * away(TRUE, granted));
    expect(away(many, TRUE)).toBeLessThan(0.2 * away(TRUE, granted));
  });

  it('are those behind noisy data', () => {
    fitWeights(XS, YS, EVEN).forEach((weight, i) => {
      expect(weight).toBeCloseTo(TRUE[i]!, 1);
    });
  });

  it('follow the most, not the worst: a third that went wildly wrong changes nothing', () => {
    const wild = YS.map((y, i) => (i % 3 === 0 ? y + (i % 2 === 0 ? 50 : -50) : y));
    fitWeights(XS, wild, EVEN).forEach((weight, i) => {
      expect(weight).toBeCloseTo(TRUE[i]!, 1);
    });
  });

  it('of nothing but a constant are the median', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 60 }), (ys) => {
        const [weight] = fitWeights(
          ys.map(() => [1]),
          ys,
          ys.map(() => 1),
        );
        const loss = (at: number) => ys.reduce((sum, y) => sum + Math.abs(y - at), 0);
        const median = [...ys].sort((a, b) => a - b)[Math.floor(ys.length / 2)]!;
        expect(loss(weight!)).toBeLessThanOrEqual(loss(median) * 1.02 + 0.01 * ys.length);
      }),
    );
  });

  it('follow what counts more', () => {
    const ys = YS.map((y, i) => (i % 3 === 0 ? y + 5 : y));
    const counts = ys.map((_, i) => (i % 3 === 0 ? 10 : 1));
    expect(fitWeights(XS, ys, counts)[0]).toBeGreaterThan(TRUE[0]! + 4.7);
  });

  it('give 0 to what never varied, whatever it was, so that it says nothing where it does', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 3 }), (constants) => {
        const weights = fitWeights(
          XS.map((x) => [...x, ...constants]),
          YS,
          EVEN,
        );
        expect(weights.slice(3)).toEqual(constants.map(() => 0));
        expect(weights[1]).toBeCloseTo(TRUE[1]!, 1);
      }),
      { numRuns: 20 },
    );
  });

  it('stay finite and keep twins apart', () => {
    const weights = fitWeights(
      XS.map((x) => [...x, x[1]!]),
      YS,
      EVEN,
    );
    expect(weights[1]! + weights[3]!).toBeCloseTo(TRUE[1]!, 1);
    expect(weights[1]).toBeCloseTo(weights[3]!, 1);
  });

  it('are the same for the same data', () => {
    expect(fitWeights(XS, YS, EVEN)).toEqual(fitWeights(XS, YS, EVEN));
  });
});
