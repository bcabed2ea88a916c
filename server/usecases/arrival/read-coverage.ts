import { MINUTE } from '@/server/domain/shared/instant';
import { singleton } from '@/server/platform/singleton';
import type { Context } from '@/server/store/context';
import { type Coverage, readCoverageFor } from '@/server/store/eta-record';

/** It moves by a parcel a day at most. */
const FRESH_MS = 10 * MINUTE;
/** Groups that this process remembers; the one read first is given up first. */
const MOST_KEPT = 5_000;

interface Kept {
  coverage: Coverage | null;
  readAt: number;
}

/**
 * How often windows held of parcels such as this one, at most ten minutes old in this process: pages of a shop, region and carrier share
 * one reading. Null where too few arrived.
 */
export async function readCoverage(
  ctx: Context,
  of: { shop: string; carrier: string | null; destRegion: string | null },
): Promise<Coverage | null> {
  const kept = singleton('eta-coverage', () => new Map<string, Kept>());
  const key = JSON.stringify([of.shop, of.carrier, of.destRegion]);
  const known = kept.get(key);
  if (known && performance.now() - known.readAt < FRESH_MS) return known.coverage;
  const coverage = await readCoverageFor(ctx.db, of, ctx.now());
  kept.delete(key);
  kept.set(key, { coverage, readAt: performance.now() });
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  return coverage;
}
