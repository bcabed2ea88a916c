import { z } from 'zod';
import { enterAbsence, leaveAbsence, readDutyPage, setAway, setDuty } from '@/server/usecases/duty/keep-duty';
import { agentProcedure, router, supervisorProcedure, viewerProcedure } from './procedures';

const moment = z.number().int().min(0).max(8.64e15);

const duty = z.object({
  calendar: z.string().min(1).max(40),
  skills: z.array(z.string().trim().min(1).max(40)).max(40),
  mostOpen: z.number().int().min(1).max(10_000).nullable(),
  superiorId: z.uuid().nullable(),
  manages: z.boolean(),
});

export const dutyRouter = router({
  read: viewerProcedure.query(({ ctx }) => readDutyPage(ctx.ctx)),
  set: supervisorProcedure
    .input(z.object({ staffId: z.uuid(), duty }))
    .mutation(({ ctx, input }) => setDuty(ctx.ctx, { ...input, by: ctx.actor })),
  away: agentProcedure
    .input(z.object({ isAway: z.boolean() }))
    .mutation(({ ctx, input }) => setAway(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  enterAbsence: supervisorProcedure
    .input(z.object({ staffId: z.uuid(), fromAt: moment, untilAt: moment.nullable(), note: z.string().trim().max(300) }))
    .mutation(({ ctx, input }) => enterAbsence(ctx.ctx, { ...input, by: ctx.actor })),
  endAbsence: supervisorProcedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => leaveAbsence(ctx.ctx, { ...input, by: ctx.actor })),
});
