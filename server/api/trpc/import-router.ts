import { z } from 'zod';
import { cancelImport } from '@/server/usecases/import/cancel-import';
import { describeDraft } from '@/server/usecases/import/describe-draft';
import { dropPreset, keepPreset, listKnownPresets } from '@/server/usecases/import/manage-presets';
import { presetSchema } from '@/server/usecases/import/preset';
import { previewImport } from '@/server/usecases/import/preview-import';
import { listImports, readImport } from '@/server/usecases/import/read-import';
import { startImport } from '@/server/usecases/import/start-import';
import { router, supervisorProcedure } from './procedures';

const runId = z.uuid();
const shop = z.string().trim().min(1).max(64);
const mapping = z.object({ runId, preset: presetSchema, shop });

export const importRouter = router({
  list: supervisorProcedure.query(({ ctx }) => listImports(ctx.ctx)),
  read: supervisorProcedure.input(z.object({ runId })).query(({ ctx, input }) => readImport(ctx.ctx, input)),
  describe: supervisorProcedure
    .input(z.object({ runId, timeZone: z.string().max(60) }))
    .query(({ ctx, input }) => describeDraft(ctx.ctx, input)),
  preview: supervisorProcedure
    .input(mapping.extend({ reveal: z.boolean().default(false) }))
    .mutation(({ ctx, input }) => previewImport(ctx.ctx, { ...input, rows: 20, by: ctx.actor })),
  start: supervisorProcedure
    .input(mapping.extend({ history: z.boolean() }))
    .mutation(({ ctx, input }) => startImport(ctx.ctx, { ...input, by: ctx.actor })),
  cancel: supervisorProcedure.input(z.object({ runId })).mutation(({ ctx, input }) => cancelImport(ctx.ctx, { ...input, by: ctx.actor })),
  presets: supervisorProcedure.query(({ ctx }) => listKnownPresets(ctx.ctx)),
  keepPreset: supervisorProcedure
    .input(z.object({ preset: presetSchema }))
    .mutation(({ ctx, input }) => keepPreset(ctx.ctx, { ...input, by: ctx.actor })),
  dropPreset: supervisorProcedure
    .input(z.object({ name: z.string().max(64) }))
    .mutation(({ ctx, input }) => dropPreset(ctx.ctx, { ...input, by: ctx.actor })),
});
