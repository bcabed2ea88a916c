import { DAY, HOUR, MINUTE, SECOND } from '../shared/instant';

/** Upper ends of the buckets that our answers are counted in, in milliseconds; one bucket more holds what took longer. */
export const LATENCY_ENDS: readonly number[] = [5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000];

/** Upper ends of the buckets that the age of news is counted in, in milliseconds; one bucket more holds what was older. */
export const LAG_ENDS: readonly number[] = [
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  4 * HOUR,
  8 * HOUR,
  DAY,
  3 * DAY,
];

/** Empty counts for buckets with these ends. */
export function noBuckets(ends: readonly number[]): number[] {
  return Array<number>(ends.length + 1).fill(0);
}

/** Counts `value` (never below 0) in its bucket; an end belongs to the bucket that it ends. */
export function addToBuckets(counts: number[], ends: readonly number[], value: number): void {
  const found = ends.findIndex((end) => value <= end);
  const bucket = found < 0 ? ends.length : found;
  counts[bucket] = (counts[bucket] ?? 0) + 1;
}

/** The sum of two counts, bucket by bucket. */
export function addBuckets(a: readonly number[], b: readonly number[]): number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0));
}

/**
 * The value that `share` (0 to 1) of what was counted does not exceed, as if values lay evenly inside their bucket; what
 * lies beyond the last end reads as that end. Null when nothing was counted.
 */
export function quantileOf(counts: readonly number[], ends: readonly number[], share: number): number | null {
  const all = counts.reduce((sum, n) => sum + n, 0);
  if (all === 0) return null;
  let left = all * share;
  for (const [i, end] of ends.entries()) {
    const n = counts[i] ?? 0;
    const start = i === 0 ? 0 : ends[i - 1]!;
    if (n > 0 && left <= n) return start + (Math.max(0, left) / n) * (end - start);
    left -= n;
  }
  return ends.at(-1)!;
}

/** The share (0 to 1) of what was counted that does not exceed `limit`; exact when the limit is an end. Null when nothing was counted. */
export function shareWithin(counts: readonly number[], ends: readonly number[], limit: number): number | null {
  const all = counts.reduce((sum, n) => sum + n, 0);
  if (all === 0) return null;
  let within = 0;
  for (const [i, end] of ends.entries()) {
    const start = i === 0 ? 0 : ends[i - 1]!;
    if (limit <= start) break;
    within += (counts[i] ?? 0) * Math.min(1, (limit - start) / (end - start));
  }
  return within / all;
}
