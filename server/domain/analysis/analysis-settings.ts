import { z } from 'zod';
import { isTimeZone } from '../calendar/is-time-zone';
import { WRITTEN_LANGUAGES } from '../shared/language';
import { DEFAULT_LOSS_TERMS, lossTerms } from './estimate-loss';
import { CADENCES } from './report-period';

/** When overdue reports are made, and what an overdue order is taken to cost. */
export const analysisSettings = z.strictObject({
  loss: lossTerms,
  report: z.strictObject({
    cadences: z.array(z.enum(CADENCES)).max(CADENCES.length),
    /** Of the zone, on the first day after the period. */
    hour: z.number().int().min(0).max(23),
    timeZone: z.string().max(64).refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai'),
    language: z.enum(WRITTEN_LANGUAGES),
  }),
});
export type AnalysisSettings = z.infer<typeof analysisSettings>;

export const DEFAULT_ANALYSIS_SETTINGS: AnalysisSettings = {
  loss: DEFAULT_LOSS_TERMS,
  report: { cadences: ['weekly', 'monthly'], hour: 8, timeZone: 'Asia/Shanghai', language: 'zh-CN' },
};
