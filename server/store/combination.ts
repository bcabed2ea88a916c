import { type CombinationRule, DEFAULT_COMBINATIONS } from '../domain/order/combination';
import type { Instant } from '../domain/shared/instant';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';
import { readNewestVersion, readVersionAt } from './knowledge-version';

const FRESH_MS = 2_000;

interface Cached {
  rules: readonly CombinationRule[];
  readAt: number;
}

function cached(): Cached {
  return singleton('combinations', () => ({ rules: DEFAULT_COMBINATIONS, readAt: Number.NEGATIVE_INFINITY }));
}

/** The rules over several sources in force; at most two seconds old in this process. */
export async function loadCombinations(db: Queryable): Promise<readonly CombinationRule[]> {
  const cache = cached();
  if (performance.now() - cache.readAt < FRESH_MS) return cache.rules;
  cache.rules = (await readNewestVersion<CombinationRule[]>(db, 'combination'))?.body ?? DEFAULT_COMBINATIONS;
  cache.readAt = performance.now();
  return cache.rules;
}

/** The rules that were in force at a moment. */
export async function readCombinationsAt(db: Queryable, at: Instant): Promise<readonly CombinationRule[]> {
  return (await readVersionAt<CombinationRule[]>(db, 'combination', at))?.body ?? DEFAULT_COMBINATIONS;
}

/** Makes this process read the rules again at their next use. */
export function forgetCombinations(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}
