import { z } from 'zod';
import { codeSettings } from '@/server/domain/access/code-settings';
import { changeCodeSettings, showCodeSettings } from '@/server/usecases/owner/change-code-settings';
import { adminProcedure, router, viewerProcedure } from './procedures';

export const codeRouter = router({
  settings: viewerProcedure.query(({ ctx }) => showCodeSettings(ctx.ctx)),
  change: adminProcedure
    .input(z.object({ version: z.number().int().min(0), settings: codeSettings }))
    .mutation(({ ctx, input }) => changeCodeSettings(ctx.ctx, { ...input, by: ctx.actor })),
});
