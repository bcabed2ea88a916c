import { z } from 'zod';
import { SCORE_KINDS, SCORED_STAGES } from '@/server/domain/arrival/arrival-score';
import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { readArrivalRecord } from '@/server/usecases/arrival/read-arrival-record';
import { readMisses } from '@/server/usecases/arrival/read-worst-misses';
import { readOpenDrifts } from '@/server/usecases/arrival/watch-drift';
import { router, supervisorProcedure, viewerProcedure } from './procedures';

const text = z.string().trim().min(1).max(120).optional();

// what Postgres takes as text
const place = z
  .string()
  .max(500)
  .regex(/^[^\0]*$/);
export const laneInput = z.object({ origin: place, destination: place });

/** What the record is asked, by its page and its files. */
export const recordInput = z.object({
  days: z.coerce.number().int().min(1).max(400).default(30),
  fromOn: z.iso.date().optional(),
  toOn: z.iso.date().optional(),
  timeZone: z.string().max(64).refine(isTimeZone),
  kind: z.enum(SCORE_KINDS).default('live'),
  stage: z.enum(SCORED_STAGES).default('picked_up'),
  shop: text,
  carrier: text,
  lane: laneInput.optional(),
});

export const arrivalRouter = router({
  record: supervisorProcedure.input(recordInput).query(({ ctx, input }) => readArrivalRecord(ctx.ctx, input)),
  misses: supervisorProcedure.input(recordInput).query(({ ctx, input }) => readMisses(ctx.ctx, input)),
  drifts: viewerProcedure.query(({ ctx }) => readOpenDrifts(ctx.ctx)),
});
