import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecayedTree } from './decayed-tree';

const HALF_LIFE = 30;
const PULLS = [10, 6, 3];
const newTree = () => new DecayedTree(PULLS, HALF_LIFE);

const PATHS = [['*'], ['*', 'a'], ['*', 'b'], ['*', 'a', 'a|1'], ['*', 'a', 'a|2'], ['*', 'b', 'b|1']];
const value = fc.double({ min: -4, max: 5, noNaN: true });
const lesson = fc.record({ path: fc.constantFrom(...PATHS), value, day: fc.integer({ min: 0, max: HALF_LIFE }) });
const lessons = fc.array(lesson, { minLength: 1, maxLength: 40 }).map((all) => all.sort((a, b) => a.day - b.day));

function taught(all: { path: string[]; value: number; day: number }[]): DecayedTree {
  const tree = newTree();
  for (const { path, value, day } of all) tree.observe(path, value, day);
  return tree;
}

describe('a decayed tree', () => {
  it('gives a value half its weight after a half life', () => {
    const tree = newTree();
    tree.observe(['*'], 1, 0);
    expect(tree.weight('*', HALF_LIFE)).toBeCloseTo(0.5, 12);
    tree.observe(['*'], 4, HALF_LIFE);
    expect(tree.weight('*', HALF_LIFE)).toBeCloseTo(1.5, 12);
    expect(tree.estimate(['*'], HALF_LIFE, null)).toBeCloseTo((0.5 * 1 + 4) / 1.5, 12);
    expect(tree.weight('*', 3 * HALF_LIFE)).toBeCloseTo(1.5 / 4, 12);
    expect(tree.orders('*')).toBe(2);
  });

  it('keeps its mean while nothing new becomes known, and weighs less and less', () => {
    fc.assert(
      fc.property(lessons, fc.integer({ min: HALF_LIFE, max: 300 }), (all, day) => {
        const tree = taught(all);
        expect(tree.estimate(['*'], day, null)).toBeCloseTo(tree.estimate(['*'], HALF_LIFE, null)!, 9);
        expect(tree.weight('*', day + 1)).toBeLessThan(tree.weight('*', day));
      }),
    );
  });

  it('does not mind in which order the values of a day come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(lesson, { selector: ({ value }) => value, minLength: 2, maxLength: 20 }), fc.nat(), (all, turn) => {
        const sameDay = all.map((one) => ({ ...one, day: 5 }));
        const turned = [...sameDay.slice(turn % all.length), ...sameDay.slice(0, turn % all.length)].reverse();
        for (const path of PATHS) expect(taught(turned).estimate(path, 9, 1)).toBeCloseTo(taught(sameDay).estimate(path, 9, 1)!, 9);
      }),
    );
  });

  it('lays the mean of a group between its own and that of the group around it, by their weights', () => {
    fc.assert(
      fc.property(lessons, value, (all, prior) => {
        const tree = taught(all);
        for (const path of PATHS) {
          const wider = path.length === 1 ? prior : tree.estimate(path.slice(0, -1), HALF_LIFE, prior)!;
          const shrunk = tree.estimate(path, HALF_LIFE, prior)!;
          const key = path.at(-1)!;
          const weight = tree.weight(key, HALF_LIFE);
          const own = all.filter((one) => one.path.includes(key));
          if (own.length === 0) {
            expect(shrunk).toBe(wider);
            continue;
          }
          const mean = own.reduce((sum, one) => sum + one.value * 0.5 ** ((HALF_LIFE - one.day) / HALF_LIFE), 0) / weight;
          const pull = PULLS[path.length - 1]!;
          expect(shrunk).toBeCloseTo((weight * mean + pull * wider) / (weight + pull), 9);
        }
      }),
    );
  });

  it('knows nothing of groups it has not seen where there is no prior', () => {
    expect(newTree().estimate(['*', 'a'], 0, null)).toBeNull();
    expect(taught([{ path: ['*', 'a'], value: 2, day: 0 }]).estimate(['*', 'b'], 0, null)).toBe(2);
  });

  it('estimates the same after it was stored and opened, but for rounding', () => {
    fc.assert(
      fc.property(lessons, fc.integer({ min: HALF_LIFE, max: 90 }), (all, later) => {
        const tree = taught(all);
        const opened = DecayedTree.from(JSON.parse(JSON.stringify(tree.store(HALF_LIFE))), PULLS, HALF_LIFE, HALF_LIFE);
        for (const path of PATHS) {
          expect(Math.abs(opened.estimate(path, later, 1)! - tree.estimate(path, later, 1)!)).toBeLessThan(0.02);
          expect(opened.orders(path.at(-1)!)).toBe(tree.orders(path.at(-1)!));
        }
      }),
    );
  });

  it('forgets what weighs next to nothing when it is stored', () => {
    const tree = taught([
      { path: ['*', 'a'], value: 1, day: 0 },
      { path: ['*', 'b'], value: 3, day: 90 },
    ]);
    expect(Object.keys(tree.store(90))).toEqual(['*', 'b']);
  });
});
