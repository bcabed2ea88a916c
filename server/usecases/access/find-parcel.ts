import { normaliseNumber } from '@/server/domain/tracking/identity';
import type { Context } from '@/server/store/context';
import { readFailures } from '@/server/store/guess-budget';
import { readCodesByTrackingNo } from '@/server/store/public-lookup';
import { countFailure } from './count-failure';
import { GUESS_LIMITS, guessKey } from './guess-limits';
import { acceptSolution, neededBits, type Solution } from './proof-of-work';

export type FindParcelOutcome =
  /** Page of the newest order that the parcel serves; it shows what the parcel's label shows. */
  { kind: 'found'; code: string } | { kind: 'no_match' } | { kind: 'challenge'; bits: number };

/**
 * Finds the page of a parcel by its tracking number alone. Tracking numbers can be counted up, so numbers that nobody has cost
 * the asker's network its budget.
 */
export async function findParcel(
  ctx: Context,
  input: { trackingNo: string; network: string; solution?: Solution },
): Promise<FindParcelOutcome> {
  const network = guessKey('network', input.network);
  const { failures: free, windowMs } = GUESS_LIMITS.network;
  const [failures = 0] = await readFailures(ctx.db, [{ key: network, since: ctx.now() - windowMs }]);
  const bits = neededBits(failures, free);
  if (bits > 0 && !(input.solution && (await acceptSolution(ctx, input.solution, bits)))) return { kind: 'challenge', bits };
  const [code] = await readCodesByTrackingNo(ctx.db, normaliseNumber(input.trackingNo).slice(0, 100));
  if (code) return { kind: 'found', code };
  await countFailure(ctx, [network]);
  return { kind: 'no_match' };
}
