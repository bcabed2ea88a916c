import type { Context } from '@/server/store/context';
import { listOwedSteps, type OwedStep } from '@/server/store/play-step';

const SHOWN = 30;

/** What was promised or put up with for now and still has to be seen to, over all cases, those due first. */
export function readOwedSteps(ctx: Context): Promise<OwedStep[]> {
  return listOwedSteps(ctx.db, SHOWN);
}
