import { z } from 'zod';
import { onCallRota } from '@/server/domain/duty/on-call';
import { dropSwap, enterSwap, readOnCallPage, saveOnCallRota } from '@/server/usecases/duty/keep-on-call';
import { router, supervisorProcedure, viewerProcedure } from './procedures';

const moment = z.number().int().min(0).max(8.64e15);
const swap = z.object({ staffId: z.uuid(), fromAt: moment, untilAt: moment, note: z.string().trim().max(300) });

export const onCallRouter = router({
  read: viewerProcedure.query(({ ctx }) => readOnCallPage(ctx.ctx)),
  saveRota: supervisorProcedure.input(onCallRota).mutation(({ ctx, input }) => saveOnCallRota(ctx.ctx, { rota: input, by: ctx.actor })),
  enterSwap: supervisorProcedure.input(swap).mutation(({ ctx, input }) => enterSwap(ctx.ctx, { ...input, by: ctx.actor })),
  dropSwap: supervisorProcedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => dropSwap(ctx.ctx, { ...input, by: ctx.actor })),
});
