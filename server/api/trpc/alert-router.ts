import { z } from 'zod';
import { alertSettings } from '@/server/domain/notice/alert-settings';
import { seeAlerts, takeAlerts } from '@/server/usecases/staff/acknowledge-alert';
import { keepAlertSettings, readAlertDesk } from '@/server/usecases/staff/keep-alert-settings';
import { listAlerts, listRaisedAlerts } from '@/server/usecases/staff/list-alerts';
import { agentProcedure, router, supervisorProcedure, viewerProcedure } from './procedures';

const which = z.object({ ids: z.array(z.uuid()).min(1).max(100) });

export const alertRouter = router({
  open: viewerProcedure.query(({ ctx }) => listAlerts(ctx.ctx, ctx.staff)),
  list: viewerProcedure
    .input(z.object({ view: z.enum(['mine', 'open', 'all']) }))
    .query(({ ctx, input }) => listRaisedAlerts(ctx.ctx, { ...input, who: ctx.staff })),
  take: agentProcedure.input(which).mutation(({ ctx, input }) => takeAlerts(ctx.ctx, { ...input, who: ctx.staff })),
  see: viewerProcedure.input(which).mutation(({ ctx, input }) => seeAlerts(ctx.ctx, { ...input, who: ctx.staff })),
  settings: viewerProcedure.query(({ ctx }) => readAlertDesk(ctx.ctx)),
  saveSettings: supervisorProcedure
    .input(alertSettings)
    .mutation(({ ctx, input }) => keepAlertSettings(ctx.ctx, { settings: input, by: ctx.actor })),
});
