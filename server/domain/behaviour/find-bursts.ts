import { HOUR, type Instant } from '../shared/instant';

/** What orders are compared by: whoever shares one of `keys` is alike. Keys are keyed hashes, never what they stand for. */
export interface ComparedOrder {
  id: string;
  placedAt: Instant;
  keys: readonly string[];
}

/** Orders this far apart at most are one burst. */
export const BURST_WINDOW = HOUR;
/** Fewer are what a family orders. */
export const LEAST_BURST = 5;

/**
 * How many orders alike were placed around each order: the most that any window of an hour over it holds, of those that share one
 * key. Orders below LEAST_BURST are left out.
 */
export function findBursts(orders: readonly ComparedOrder[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const group of byKey(orders).values()) {
    const sorted = group.sort((a, b) => a.placedAt - b.placedAt);
    let from = 0;
    for (let to = 0; to < sorted.length; to += 1) {
      while (sorted[to]!.placedAt - sorted[from]!.placedAt > BURST_WINDOW) from += 1;
      const count = to - from + 1;
      if (count < LEAST_BURST) continue;
      for (const { id } of sorted.slice(from, to + 1)) counts.set(id, Math.max(counts.get(id) ?? 0, count));
    }
  }
  return counts;
}

function byKey(orders: readonly ComparedOrder[]): Map<string, ComparedOrder[]> {
  const groups = new Map<string, ComparedOrder[]>();
  for (const order of orders)
    for (const key of new Set(order.keys)) {
      const group = groups.get(key);
      if (group) group.push(order);
      else groups.set(key, [order]);
    }
  return groups;
}
