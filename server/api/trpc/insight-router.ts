import { z } from 'zod';
import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { readInsight } from '@/server/usecases/insight/read-insight';
import { router, viewerProcedure } from './procedures';

/** Spans that the console tells of, in days. */
export const INSIGHT_DAYS = [7, 30, 90] as const;
export const insightDays = z.union([z.literal(7), z.literal(30), z.literal(90)]);

const timeZone = z.string().max(64).refine(isTimeZone, 'must be an IANA time zone, such as Asia/Shanghai');

export const insightRouter = router({
  read: viewerProcedure.input(z.object({ days: insightDays, timeZone })).query(({ ctx, input }) => readInsight(ctx.ctx, input)),
});
