import { chanceOfMore, type Share } from '../analysis/exact-test';
import { type Length, rankTest } from './rank-test';

/** What a trial says of one measure, the tried version against the one in force. */
export type TrialVerdict =
  /** Chance alone would do as much less than once in a hundred looks. */
  | { kind: 'better' | 'worse' }
  /** A difference worth having would have shown by now. */
  | { kind: 'alike' }
  /** Too early: about so many more are needed, over both sides, to see a difference of the size that shows so far. */
  | { kind: 'unclear'; more: number };

/** People look at a trial again and again and stop when it pleases them: the usual 5 % would be wrong far more often than that. */
const LEVEL = 0.01;
/** Squared sum of the normal points of LEVEL (both sides) and of an 80 % chance to find what is there. */
const NEEDED = (2.576 + 0.842) ** 2;
/** Fewer on one side say nothing. */
const LEAST = 20;
/** Differences that are not worth knowing: five in a hundred that go on, five in a hundred pairs that the other wins. */
const WORTH = { share: 0.05, lean: 0.1 };

interface Sizes {
  tried: number;
  inForce: number;
  /** Part of the orders that is tried on, 0 to 1. */
  part: number;
}

/** `needs` answers how many of both sides show a difference of a size. */
function verdict(sizes: Sizes, found: { chance: number; isBetter: boolean; size: number; worth: number }, needs: (size: number) => number) {
  const { tried, inForce, part } = sizes;
  const have = tried + inForce;
  const missing = Math.ceil(Math.max((LEAST - tried) / part, (LEAST - inForce) / (1 - part)));
  if (missing > 0) return { kind: 'unclear', more: missing } as const;
  if (found.chance < LEVEL) return { kind: found.isBetter ? 'better' : 'worse' } as const;
  if (found.size < found.worth && needs(found.worth) <= have) return { kind: 'alike' } as const;
  return { kind: 'unclear', more: Math.max(1, Math.ceil(needs(Math.max(found.size, found.worth)) - have)) } as const;
}

/** Whether a larger share goes on under the tried version: Fisher's exact test, to either side. */
export function judgeShares(tried: Share, inForce: Share, part: number): TrialVerdict {
  const [p, q] = [tried, inForce].map(({ hits, all }) => (all === 0 ? 0 : hits / all)) as [number, number];
  const chance = 2 * Math.min(chanceOfMore(tried, inForce), chanceOfMore(inForce, tried));
  // a share of none or all would promise that two more are enough
  const spreadOf = (share: number) => Math.max(share * (1 - share), 0.05);
  const needs = (size: number) => (NEEDED * (spreadOf(p) / part + spreadOf(q) / (1 - part))) / size ** 2;
  const sizes = { tried: tried.all, inForce: inForce.all, part };
  return verdict(sizes, { chance, isBetter: p > q, size: Math.abs(p - q), worth: WORTH.share }, needs);
}

/** Whether the step is taken sooner under the tried version; how many more are needed follows G. E. Noether (1987). */
export function judgeTimes(tried: readonly Length[], inForce: readonly Length[], part: number): TrialVerdict {
  const { lean, chance } = rankTest(tried, inForce);
  const needs = (size: number) => NEEDED / (3 * part * (1 - part) * size ** 2);
  const sizes = { tried: tried.length, inForce: inForce.length, part };
  return verdict(sizes, { chance, isBetter: lean < 0, size: Math.abs(lean), worth: WORTH.lean }, needs);
}

/** The length that half of the steps do not pass, those that still run counted as at least so long; null while it is not known. */
export function medianOf(lengths: readonly Length[]): number | null {
  const sorted = [...lengths].sort((a, b) => a.minutes - b.minutes || Number(b.isOver) - Number(a.isOver));
  let left = 1;
  for (const [at, { minutes, isOver }] of sorted.entries()) {
    // the share that takes longer, after E. L. Kaplan and P. Meier (1958)
    if (isOver) left *= 1 - 1 / (sorted.length - at);
    if (left <= 0.5) return minutes;
  }
  return null;
}
