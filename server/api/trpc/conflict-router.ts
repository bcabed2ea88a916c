import { z } from 'zod';
import { CONFLICT_CODES } from '@/server/domain/order/conflict-rules';
import { readConflictSwitches, switchConflict } from '@/server/usecases/conflict/switch-conflict';
import { adminProcedure, router, viewerProcedure } from './procedures';

export const conflictRouter = router({
  read: viewerProcedure.query(({ ctx }) => readConflictSwitches(ctx.ctx)),
  switch: adminProcedure
    .input(z.object({ code: z.enum(CONFLICT_CODES), enabled: z.boolean() }))
    .mutation(({ ctx, input }) => switchConflict(ctx.ctx, { ...input, by: ctx.actor })),
});
