import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceBeyond, type Length, rankTest } from './rank-test';

const length = fc.record({ minutes: fc.integer({ min: 0, max: 20 }), isOver: fc.boolean() });
const side = fc.array(length, { minLength: 1, maxLength: 25 });
const over = (minutes: number): Length => ({ minutes, isOver: true });

/** 1 where a is known to be longer than b, -1 where b is, else 0: pair by pair, as the paper defines it. */
function compare(a: Length, b: Length): number {
  const isLonger = (x: Length, y: Length) => y.isOver && (x.minutes > y.minutes || (x.minutes === y.minutes && !x.isOver));
  return isLonger(a, b) ? 1 : isLonger(b, a) ? -1 : 0;
}

describe('a rank test', () => {
  it('leans as counting every pair does, running ones included', () => {
    fc.assert(
      fc.property(side, side, (one, other) => {
        const pairs = one.flatMap((a) => other.map((b) => compare(a, b)));
        expect(rankTest(one, other).lean).toBeCloseTo(pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length, 9);
      }),
    );
  });

  it('says the same of both sides when they change places', () => {
    fc.assert(
      fc.property(side, side, (one, other) => {
        const [there, back] = [rankTest(one, other), rankTest(other, one)];
        expect(there.lean).toBeCloseTo(-back.lean, 9);
        expect(there.chance).toBeCloseTo(back.chance, 9);
      }),
    );
  });

  it('rarely finds what is not there, and finds what is', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const draw = (n: number, slower: number) => Array.from({ length: n }, () => over(-Math.log(1 - random()) * 100 * slower));
    const chances = Array.from({ length: 1_000 }, () => rankTest(draw(30, 1), draw(270, 1)).chance);
    const below = (level: number) => chances.filter((chance) => chance < level).length;
    expect(below(0.05)).toBeGreaterThan(30);
    expect(below(0.05)).toBeLessThan(75);
    expect(below(0.01)).toBeLessThan(22);
    expect(rankTest(draw(60, 0.5), draw(540, 1)).chance).toBeLessThan(0.01);
  });

  it('finds nothing where all are alike or one side is empty', () => {
    expect(rankTest([over(3)], [])).toEqual({ lean: 0, chance: 1 });
    expect(rankTest([over(3), over(3)], [over(3), over(3)])).toEqual({ lean: 0, chance: 1 });
  });

  it('knows the normal tails', () => {
    expect(chanceBeyond(0)).toBeCloseTo(1, 6);
    expect(chanceBeyond(1.959964)).toBeCloseTo(0.05, 5);
    expect(chanceBeyond(-2.575829)).toBeCloseTo(0.01, 5);
  });
});
