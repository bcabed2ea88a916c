import { z } from 'zod';
import { isTimeZone } from '../calendar/is-time-zone';
import { WRITTEN_LANGUAGES } from '../shared/language';
import { DEFAULT_LOSS_TERMS, lossTerms } from './estimate-loss';
import { CADENCES } from './report-period';

/** Whole days that ended steps are kept for at least: the map of causes and the backtest look back that far. */
export const LEAST_STEP_DAYS = 180;
const DEFAULT_STEP_DAYS = 550;

/** When overdue reports are made, what an overdue order is taken to cost, and how long it is known how long steps took. */
export const analysisSettings = z.strictObject({
  loss: lossTerms,
  report: z.strictObject({
    cadences: z.array(z.enum(CADENCES)).max(CADENCES.length),
    /** Of the zone, on the first day after the period. */
    hour: z.number().int().min(0).max(23),
    timeZone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai'),
    language: z.enum(WRITTEN_LANGUAGES),
  }),
  /** Days after its end that a step is kept; of its order the log stays. */
  stepDays: z.number().int().min(LEAST_STEP_DAYS).max(3_650).default(DEFAULT_STEP_DAYS),
});
export type AnalysisSettings = z.infer<typeof analysisSettings>;

export const DEFAULT_ANALYSIS_SETTINGS: AnalysisSettings = {
  loss: DEFAULT_LOSS_TERMS,
  report: { cadences: ['weekly', 'monthly'], hour: 8, timeZone: 'Asia/Shanghai', language: 'zh-CN' },
  stepDays: DEFAULT_STEP_DAYS,
};
