/**
 * Items of a full list oldest first, whichever way the vendor sent it: by the times of its ends. Items of one moment keep
 * the vendor's sequence. Equal ends count as `usual`.
 */
export function oldestFirst<T extends { at: number }>(items: readonly T[], usual: 'newest_first' | 'oldest_first'): T[] {
  const [first, last] = [items[0]?.at ?? 0, items.at(-1)?.at ?? 0];
  const isNewestFirst = first === last ? usual === 'newest_first' : first > last;
  return isNewestFirst ? items.toReversed() : [...items];
}

/** Counts how many earlier ones of a list had the same key: 0 for the first. */
export function ordinalAmongEquals(): (key: string) => number {
  const seen = new Map<string, number>();
  return (key) => {
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return count;
  };
}

/** The one that happened last; of several at one moment the last of the vendor's sequence. Undefined of none. */
export function newestOf<T extends { occurredAt: number; ordinal?: number }>(facts: readonly T[]): T | undefined {
  return facts.toSorted((a, b) => a.occurredAt - b.occurredAt || (a.ordinal ?? 0) - (b.ordinal ?? 0)).at(-1);
}
