import type { Context } from '@/server/store/context';
import { type Counts, readCounts } from '@/server/store/operation';

export type { Counts };

/** The counts that operators watch, as they are now. */
export async function readMetrics(ctx: Context): Promise<Counts> {
  return readCounts(ctx.db, ctx.now());
}
