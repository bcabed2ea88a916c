import type { Health } from '@/app/_components/health';

/** Orders of one group by colour. */
export interface Tally {
  key: string;
  counts: Record<Health, number>;
  orders: number;
}

interface Counted {
  health: Health;
  orders: number;
}

/** Adds up cells that agree in `keyOf`, the most numerous group first. */
export function tallyBy<T extends Counted>(cells: readonly T[], keyOf: (cell: T) => string): Tally[] {
  const groups = new Map<string, Tally>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const group = groups.get(key) ?? { key, counts: { green: 0, yellow: 0, red: 0 }, orders: 0 };
    group.counts[cell.health] += cell.orders;
    group.orders += cell.orders;
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => b.orders - a.orders || (a.key < b.key ? -1 : 1));
}
