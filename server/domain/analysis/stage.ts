import { actorOf } from '../rule/clock-actor';
import { type Clock, STEP_CLOCKS } from '../rule/rule';
import type { Actor } from '../tracking/sub-status';

/** Steps whose duration says how the house works; a broken promise is no step of its own. */
export const STAGES: readonly Clock[] = STEP_CLOCKS.filter((clock) => clock !== 'past_promise');

/** By what steps are told apart beside their stage. */
export const GROUPINGS = ['team', 'carrier', 'region'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Spans that the console compares with the same span before, in days. */
export const ANALYSIS_DAYS = [7, 30, 90] as const;
export type AnalysisDays = (typeof ANALYSIS_DAYS)[number];

/** Stages that say something of a group: a carrier answers for its own steps only. */
export function stagesOf(grouping: Grouping): readonly Clock[] {
  return grouping === 'carrier' ? STAGES.filter((clock) => actorOf(clock) === 'carrier') : STAGES;
}

/** Who has to act in each stage. */
export function actorsOf(stages: readonly Clock[]): Actor[] {
  return stages.map(actorOf);
}
