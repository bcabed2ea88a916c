import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeShares, judgeTimes, medianOf } from './judge-trial';
import type { Length } from './rank-test';

const over = (minutes: number): Length => ({ minutes, isOver: true });
const runs = (minutes: number): Length => ({ minutes, isOver: false });
const spreadOver = (n: number, from: number, step: number) => Array.from({ length: n }, (_, i) => over(from + i * step));

describe('the share that goes on', () => {
  it('cannot be told from a handful, however far apart they are, and says how many are missing', () => {
    expect(judgeShares({ hits: 9, all: 10 }, { hits: 10, all: 90 }, 0.1)).toEqual({ kind: 'unclear', more: 100 });
  });

  it('is better or worse only where chance would hardly do it', () => {
    expect(judgeShares({ hits: 90, all: 100 }, { hits: 540, all: 900 }, 0.1)).toEqual({ kind: 'better' });
    expect(judgeShares({ hits: 40, all: 100 }, { hits: 540, all: 900 }, 0.1)).toEqual({ kind: 'worse' });
    expect(judgeShares({ hits: 66, all: 100 }, { hits: 540, all: 900 }, 0.1)).toMatchObject({ kind: 'unclear' });
  });

  it('needs the more orders the smaller the difference is', () => {
    const more = (hits: number) => (judgeShares({ hits, all: 100 }, { hits: 540, all: 900 }, 0.1) as { more: number }).more;
    expect(more(70)).toBeLessThan(more(67));
    expect(more(70)).toBeGreaterThan(1_000);
  });

  it('is alike once a difference worth having would have shown', () => {
    expect(judgeShares({ hits: 2_710, all: 4_500 }, { hits: 24_300, all: 40_500 }, 0.1)).toEqual({ kind: 'alike' });
  });

  it('is not better for one who looks at it the other way round', () => {
    const share = fc
      .integer({ min: 0, max: 400 })
      .chain((all) => fc.record({ hits: fc.integer({ min: 0, max: all }), all: fc.constant(all) }));
    fc.assert(
      fc.property(share, share, (one, other) => {
        const turned = { better: 'worse', worse: 'better', alike: 'alike', unclear: 'unclear' } as const;
        expect(judgeShares(other, one, 0.5).kind).toBe(turned[judgeShares(one, other, 0.5).kind]);
      }),
    );
  });
});

describe('how long the step takes', () => {
  it('is better where it is shorter', () => {
    expect(judgeTimes(spreadOver(60, 10, 1), spreadOver(540, 40, 0.1), 0.1)).toEqual({ kind: 'better' });
    expect(judgeTimes(spreadOver(60, 60, 1), spreadOver(540, 20, 0.1), 0.1)).toEqual({ kind: 'worse' });
  });

  it('is not said of what still runs alone', () => {
    expect(
      judgeTimes(
        Array.from({ length: 50 }, () => runs(5)),
        spreadOver(450, 60, 0.1),
        0.1,
      ),
    ).toMatchObject({ kind: 'unclear' });
  });
});

describe('the middle of the lengths', () => {
  it('counts what still runs as longer, and is not known before half are over', () => {
    expect(medianOf([over(10), over(20), over(30)])).toBe(20);
    expect(medianOf([over(10), over(20), runs(12)])).toBe(20);
    expect(medianOf([over(10), runs(12), runs(13)])).toBeNull();
    expect(medianOf([])).toBeNull();
  });
});
