import { z } from 'zod';
import { analysisSettings } from '@/server/domain/analysis/analysis-settings';
import { mondayOf } from '@/server/domain/analysis/report-period';
import { ANALYSIS_DAYS, GROUPINGS, STAGES } from '@/server/domain/analysis/stage';
import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { changeAnalysisSettings } from '@/server/usecases/analysis/change-analysis-settings';
import { forecastWeek } from '@/server/usecases/analysis/forecast-week';
import { readOverdueReports, readSettings } from '@/server/usecases/analysis/overdue-reports';
import { readAffected } from '@/server/usecases/analysis/read-affected';
import { readCauseMap } from '@/server/usecases/analysis/read-cause-map';
import { readCellSteps, stepReport } from '@/server/usecases/analysis/step-report';
import { router, supervisorProcedure, viewerProcedure } from './procedures';

const timeZone = z.string().max(64).refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai');
const shop = z.string().max(100).optional();
const place = z.object({ timeZone, shop });

/** A cause in a week. */
export const affectedInput = place.extend({
  cause: z.string().max(100),
  week: z.iso.date().refine((day) => mondayOf(day) === day, 'must be a Monday'),
});

/** One cell of the step times. */
export const cellInput = z.object({
  days: z.literal([...ANALYSIS_DAYS]),
  grouping: z.enum(GROUPINGS),
  group: z.string().max(200),
  stage: z.enum(STAGES),
  shop,
});

export const analysisRouter = router({
  steps: viewerProcedure
    .input(z.object({ days: z.literal([...ANALYSIS_DAYS]), grouping: z.enum(GROUPINGS), shop }))
    .query(({ ctx, input }) => stepReport(ctx.ctx, input)),
  cellSteps: viewerProcedure.input(cellInput).query(({ ctx, input }) => readCellSteps(ctx.ctx, input)),
  causes: viewerProcedure.input(place).query(({ ctx, input }) => readCauseMap(ctx.ctx, input)),
  affected: viewerProcedure.input(affectedInput).query(({ ctx, input }) => readAffected(ctx.ctx, input)),
  forecast: viewerProcedure.input(place).query(({ ctx, input }) => forecastWeek(ctx.ctx, input)),
  reports: viewerProcedure.query(({ ctx }) => readOverdueReports(ctx.ctx)),
  settings: viewerProcedure.query(({ ctx }) => readSettings(ctx.ctx)),
  change: supervisorProcedure
    .input(analysisSettings)
    .mutation(({ ctx, input }) => changeAnalysisSettings(ctx.ctx, { settings: input, by: ctx.actor })),
});
