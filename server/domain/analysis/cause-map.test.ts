import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../calendar/local-day';
import { type CauseCount, causeMap } from './cause-map';

const MONDAY = '2026-11-16';
const CAUSES = ['carrier.missed_pickup', 'shipper.packing_late', 'shipper.stock_short', 'payment.timeout'];
const weeksBack = (n: number) => Array.from({ length: n }, (_, at) => addDays(MONDAY, -7 * (n - 1 - at)));

/** Counts as even chance has them: the same numbers for the same seed. */
function world(seed: number, shares: readonly number[], orders: number, weeks: readonly string[]): CauseCount[] {
  let state = seed >>> 0;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return weeks.flatMap((week) => {
    const counts = shares.map(() => 0);
    for (let i = 0; i < orders; i += 1) {
      let left = random();
      const at = shares.findIndex((share) => {
        left -= share;
        return left < 0;
      });
      counts[at === -1 ? shares.length - 1 : at]! += 1;
    }
    return counts.map((n, at) => ({ week, cause: CAUSES[at]!, orders: n, events: n }));
  });
}

const EVEN = [0.15, 0.4, 0.25, 0.2];

describe('the map of causes', () => {
  it('marks 41 % against the usual 15 %, and nothing beside it', () => {
    const counts = weeksBack(9).flatMap((week): CauseCount[] => {
      const [pickup, packing] = week === MONDAY ? [41, 59] : [15, 85];
      return [
        { week, cause: CAUSES[0]!, orders: pickup, events: pickup },
        { week, cause: CAUSES[1]!, orders: packing, events: packing },
      ];
    });
    const { rows } = causeMap(counts, weeksBack(2));
    const cell = rows.find(({ cause }) => cause === CAUSES[0])!.cells[1]!;
    expect(cell).toMatchObject({ orders: 41, share: 0.41, usual: 0.15, isSpike: true });
    expect(cell.chance!).toBeLessThan(1e-6);
    expect(rows.flatMap(({ cells }) => cells).filter(({ isSpike }) => isSpike)).toHaveLength(1);
  });

  it('tells the spike of one outage from one of many troubles', () => {
    const mapWith = (events: number) => {
      const counts = weeksBack(9).flatMap((week): CauseCount[] => {
        const isNow = week === MONDAY;
        return [
          { week, cause: CAUSES[0]!, orders: isNow ? 215 : 15, events: isNow ? events : 15 },
          { week, cause: CAUSES[1]!, orders: 85, events: 85 },
        ];
      });
      return causeMap(counts, weeksBack(2)).rows.find(({ cause }) => cause === CAUSES[0])!.cells[1];
    };
    expect(mapWith(16)).toMatchObject({ orders: 215, events: 16, isSpike: true, isOutage: true });
    expect(mapWith(60)).toMatchObject({ isSpike: true, isOutage: false });
    expect(mapWith(215)).toMatchObject({ isSpike: true, isOutage: false });
  });

  it('marks hardly anything where there is nothing but chance', () => {
    const weeks = weeksBack(20);
    let marked = 0;
    for (let seed = 1; seed <= 200; seed += 1) {
      const { rows } = causeMap(world(seed, EVEN, 60, weeks), weeks.slice(-12));
      if (rows.some(({ cells }) => cells.some(({ isSpike }) => isSpike))) marked += 1;
    }
    // 5 % of maps may have a mark by chance; 20 of 200 would be twice that
    expect(marked).toBeLessThanOrEqual(20);
  });

  it('without the correction would mark many of the same maps', () => {
    const weeks = weeksBack(20);
    let marked = 0;
    for (let seed = 1; seed <= 50; seed += 1) {
      const shown = weeks.slice(-12);
      const alone = shown.some((week) => {
        const { rows } = causeMap(world(seed, EVEN, 60, weeks), [week]);
        return rows.some(({ cells }) => cells.some(({ isSpike }) => isSpike));
      });
      if (alone) marked += 1;
    }
    expect(marked).toBeGreaterThan(5);
  });

  it('says nothing of what is usual after too few orders', () => {
    const counts = [
      { week: addDays(MONDAY, -7), cause: 'a', orders: 19, events: 19 },
      { week: MONDAY, cause: 'b', orders: 50, events: 50 },
    ];
    const cells = causeMap(counts, [MONDAY]).rows.flatMap((row) => row.cells);
    expect(cells.map(({ usual, chance, isSpike }) => [usual, chance, isSpike])).toEqual([[null, null, false]]);
  });

  it('is the same for every order of the counts, and its shares of a week add up to one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.infiniteStream(fc.nat()), (seed, luck) => {
        const counts = world(seed, EVEN, 30, weeksBack(10));
        const shuffled = [...counts].sort(() => (luck.next().value! % 3) - 1);
        const map = causeMap(counts, weeksBack(3));
        expect(causeMap(shuffled, weeksBack(3))).toEqual(map);
        for (const at of [0, 1, 2]) expect(map.rows.reduce((sum, { cells }) => sum + cells[at]!.share, 0)).toBeCloseTo(1, 9);
      }),
      { numRuns: 30 },
    );
  });
});
