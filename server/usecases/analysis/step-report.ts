import type { AnalysisDays, Grouping } from '@/server/domain/analysis/stage';
import { DAY } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { readSpanWork } from '@/server/store/step-span-work';
import { readStepTimes, type StepTimes } from '@/server/store/step-times';

export interface StepReport {
  stages: StepTimes[];
  groups: StepTimes[];
  grouping: Grouping;
  /** How far the first measuring of past orders is; null when it is complete. */
  measuring: { done: number; total: number } | null;
}

/** How long each stage took over the last days and how many ran past their limits, beside the same span before; apart by team, carrier or region. */
export async function stepReport(ctx: Context, input: { days: AnalysisDays; grouping: Grouping; shop?: string }): Promise<StepReport> {
  const until = ctx.now();
  const span = { from: until - input.days * DAY, until, shop: input.shop };
  const { grouping } = input;
  const stages = await readStepTimes(ctx.db, { ...span, grouping: 'stage' });
  const groups = await readStepTimes(ctx.db, { ...span, grouping });
  const work = await readSpanWork(ctx.db);
  const measuring = work && work.walkedAt === null ? { done: work.walk.done, total: work.walk.total } : null;
  return { stages, groups, grouping, measuring };
}
