import type { AnalysisDays, Grouping } from '@/server/domain/analysis/stage';
import type { Clock } from '@/server/domain/rule/rule';
import { DAY } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { readSpanWork } from '@/server/store/step-span-work';
import { type GroupStep, listGroupSteps, readStepTimes, type StepTimes } from '@/server/store/step-times';

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

export interface StepsAsked {
  days: AnalysisDays;
  grouping: Grouping;
  group: string;
  stage: Clock;
  shop?: string;
}

/** Steps that one read lists. */
const MOST_STEPS = 200;

/** The steps behind one cell of the report, those overdue longest first, with the cell's own figures; null where it has none. */
export async function readCellSteps(ctx: Context, asked: StepsAsked): Promise<{ cell: StepTimes | null; steps: GroupStep[] }> {
  const now = ctx.now();
  const span = { from: now - asked.days * DAY, until: now, shop: asked.shop };
  const { grouping, group, stage } = asked;
  const cells = await readStepTimes(ctx.db, { ...span, grouping });
  const steps = await listGroupSteps(ctx.db, { ...span, grouping, group, stage }, now, MOST_STEPS);
  return { cell: cells.find((row) => row.group === group && row.stage === stage) ?? null, steps };
}
