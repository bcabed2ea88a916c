import { DAY } from '@/server/domain/shared/instant';
import { readAnalysisSettings } from '@/server/store/analysis-settings';
import type { Context } from '@/server/store/context';
import { deleteOldSpans } from '@/server/store/step-span';

const BATCH = 5_000;

/**
 * Deletes the times of steps that ended longer ago than the setting says, in batches of their own so that nothing waits for them.
 * Stops between two batches when asked to and goes on the next time. Answers how many.
 */
export async function dropOldSteps(ctx: Context, signal?: AbortSignal): Promise<number> {
  const { stepDays } = await readAnalysisSettings(ctx.db);
  const before = ctx.now() - stepDays * DAY;
  let dropped = 0;
  for (let last = BATCH; last === BATCH && !signal?.aborted; dropped += last) last = await deleteOldSpans(ctx.db, before, BATCH);
  return dropped;
}
