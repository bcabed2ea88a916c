import { z } from 'zod';
import { mayAct } from '@/server/domain/access/staff-role';
import { isTimeZone } from '@/server/domain/calendar/is-time-zone';
import { CALL_OUTCOMES, PROMISE_KINDS } from '@/server/domain/promise/promise';
import { promiseSettings } from '@/server/domain/promise/promise-settings';
import { changeWarnings, readWarnings } from '@/server/usecases/promise/change-promise-settings';
import { markCalled, promiseCall, withdrawByHand } from '@/server/usecases/promise/promise-call';
import { readPromiseReport } from '@/server/usecases/promise/read-promise-report';
import { readOwnCalls, readPromise, readPromiseDesk, readPromises, readPromisesOf } from '@/server/usecases/promise/read-promises';
import { instantInput } from './instant-input';
import { agentProcedure, router, supervisorProcedure, viewerProcedure } from './procedures';

const text = z.string().trim().min(1).max(120).optional();

const page = z.object({
  view: z.enum(['open', 'soon', 'broken', 'kept', 'withdrawn', 'all']),
  kind: z.enum(PROMISE_KINDS).optional(),
  rule: text,
  carrier: text,
  personId: z.uuid().optional(),
  shop: text,
  orderNo: text,
  cursor: z.object({ at: instantInput, id: z.uuid() }).nullish(),
});

/** What the report is asked, by its page and its files. */
export const promiseReportInput = z.object({
  weeks: z.coerce.number().int().min(1).max(53).default(12),
  timeZone: z.string().max(64).refine(isTimeZone),
  shop: text,
  kind: z.enum(PROMISE_KINDS).optional(),
});

const call = z.object({
  orderId: z.uuid(),
  ticketId: z.uuid().optional(),
  ownerId: z.uuid(),
  dueAt: instantInput,
  isWish: z.boolean(),
});

export const promiseRouter = router({
  list: viewerProcedure
    .input(page)
    .query(({ ctx, input: { cursor, ...asked } }) => readPromises(ctx.ctx, { ...asked, after: cursor ?? undefined })),
  desk: viewerProcedure.query(({ ctx }) => readPromiseDesk(ctx.ctx, ctx.staff.id)),
  read: viewerProcedure.input(z.object({ id: z.uuid() })).query(({ ctx, input }) => readPromise(ctx.ctx, input)),
  ofTicket: viewerProcedure.input(z.object({ ticketId: z.uuid() })).query(({ ctx, input }) => readPromisesOf(ctx.ctx, input)),
  ownCalls: viewerProcedure.query(({ ctx }) => readOwnCalls(ctx.ctx, ctx.staff.id)),
  report: viewerProcedure.input(promiseReportInput).query(({ ctx, input }) => readPromiseReport(ctx.ctx, input)),
  warnings: viewerProcedure.query(({ ctx }) => readWarnings(ctx.ctx)),
  promiseCall: agentProcedure.input(call).mutation(({ ctx, input }) => promiseCall(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  called: agentProcedure
    .input(z.object({ id: z.uuid(), outcome: z.enum(CALL_OUTCOMES) }))
    .mutation(({ ctx, input }) => markCalled(ctx.ctx, { ...input, by: ctx.actor })),
  withdraw: agentProcedure
    .input(z.object({ id: z.uuid(), why: z.string().trim().min(2).max(200) }))
    .mutation(({ ctx, input }) => withdrawByHand(ctx.ctx, { ...input, by: ctx.actor, isSupervisor: mayAct(ctx.staff.role, 'supervisor') })),
  changeWarnings: supervisorProcedure
    .input(promiseSettings)
    .mutation(({ ctx, input }) => changeWarnings(ctx.ctx, { settings: input, by: ctx.actor })),
});
