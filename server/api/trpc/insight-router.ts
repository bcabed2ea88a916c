import { z } from 'zod';
import { readInsight } from '@/server/usecases/insight/read-insight';
import { router, viewerProcedure } from './procedures';

/** Spans that the console tells of, in days. */
export const INSIGHT_DAYS = [7, 30, 90] as const;
export const insightDays = z.union([z.literal(7), z.literal(30), z.literal(90)]);

export const insightRouter = router({
  read: viewerProcedure.input(z.object({ days: insightDays })).query(({ ctx, input }) => readInsight(ctx.ctx, input)),
});
