import { z } from 'zod';
import { LIFECYCLES, type Lifecycle } from '@/server/domain/order/lifecycle';
import { confirmForce } from '@/server/usecases/manual/confirm-force';
import { forceState, MOST_FORCE_HOURS } from '@/server/usecases/manual/force-state';
import { listWaitingForces, readForces } from '@/server/usecases/manual/read-forces';
import { restoreForce } from '@/server/usecases/manual/restore-force';
import { withdrawForce } from '@/server/usecases/manual/withdraw-force';
import { agentProcedure, router, supervisorProcedure, viewerProcedure } from './procedures';

const wish = z.object({
  orderId: z.uuid(),
  lifecycle: z.enum(Object.keys(LIFECYCLES) as Lifecycle[]),
  reason: z.string().max(500),
  hours: z.number().int().min(1).max(MOST_FORCE_HOURS).optional(),
});
const one = z.object({ id: z.uuid() });

export const forceRouter = router({
  read: viewerProcedure.input(z.object({ orderId: z.uuid() })).query(({ ctx, input }) => readForces(ctx.ctx, input)),
  waiting: viewerProcedure.query(({ ctx }) => listWaitingForces(ctx.ctx)),
  set: agentProcedure.input(wish).mutation(({ ctx, input }) => forceState(ctx.ctx, { ...input, by: ctx.actor })),
  withdraw: agentProcedure.input(one).mutation(({ ctx, input }) => withdrawForce(ctx.ctx, { ...input, by: ctx.actor })),
  restore: agentProcedure.input(one).mutation(({ ctx, input }) => restoreForce(ctx.ctx, { ...input, by: ctx.actor })),
  confirm: supervisorProcedure.input(one).mutation(({ ctx, input }) => confirmForce(ctx.ctx, { ...input, by: ctx.actor })),
});
