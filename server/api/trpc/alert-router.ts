import { z } from 'zod';
import { acknowledgeAlert } from '@/server/usecases/staff/acknowledge-alert';
import { listAlerts } from '@/server/usecases/staff/list-alerts';
import { agentProcedure, router, viewerProcedure } from './procedures';

export const alertRouter = router({
  open: viewerProcedure.query(({ ctx }) => listAlerts(ctx.ctx, ctx.staff)),
  acknowledge: agentProcedure
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx, input }) => acknowledgeAlert(ctx.ctx, { ...input, by: ctx.actor, role: ctx.staff.role })),
});
