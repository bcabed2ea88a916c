import { z } from 'zod';
import { TICKET_PRIORITIES } from '@/server/domain/ticket/ticket';
import { endOwnShift, readOwnShift } from '@/server/usecases/duty/end-own-shift';
import { enterAbsence, leaveAbsence, readDutyPage, setAway, setDuty } from '@/server/usecases/duty/keep-duty';
import { saveShifts } from '@/server/usecases/duty/keep-shifts';
import { agentProcedure, router, supervisorProcedure, viewerProcedure } from './procedures';

const moment = z.number().int().min(0).max(8.64e15);

const duty = z.object({
  calendar: z.string().min(1).max(40),
  skills: z.array(z.string().trim().min(1).max(40)).max(40),
  mostOpen: z.number().int().min(1).max(10_000).nullable(),
  superiorId: z.uuid().nullable(),
  manages: z.boolean(),
});

const shiftPolicy = z.object({
  code: z.string().min(1).max(40),
  handOver: z.array(z.enum(TICKET_PRIORITIES)).max(TICKET_PRIORITIES.length),
  aloneMost: z.number().int().min(1).max(10_000).nullable(),
});

export const dutyRouter = router({
  read: viewerProcedure.query(({ ctx }) => readDutyPage(ctx.ctx)),
  set: supervisorProcedure
    .input(z.object({ staffId: z.uuid(), duty }))
    .mutation(({ ctx, input }) => setDuty(ctx.ctx, { ...input, by: ctx.actor })),
  away: agentProcedure
    .input(z.object({ isAway: z.boolean() }))
    .mutation(({ ctx, input }) => setAway(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  ownShift: agentProcedure.query(({ ctx }) => readOwnShift(ctx.ctx, { staffId: ctx.staff.id })),
  endShift: agentProcedure
    .input(z.object({ memories: z.array(z.object({ ticketId: z.uuid(), memory: z.string().trim().max(2_000) })).max(200) }))
    .mutation(({ ctx, input }) => endOwnShift(ctx.ctx, { ...input, staffId: ctx.staff.id })),
  saveShifts: supervisorProcedure
    .input(z.object({ base: z.number().int().min(0), rows: z.array(shiftPolicy).min(1).max(100) }))
    .mutation(({ ctx, input }) => saveShifts(ctx.ctx, { ...input, by: ctx.actor })),
  enterAbsence: supervisorProcedure
    .input(z.object({ staffId: z.uuid(), fromAt: moment, untilAt: moment.nullable(), note: z.string().trim().max(300) }))
    .mutation(({ ctx, input }) => enterAbsence(ctx.ctx, { ...input, by: ctx.actor })),
  endAbsence: supervisorProcedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => leaveAbsence(ctx.ctx, { ...input, by: ctx.actor })),
});
