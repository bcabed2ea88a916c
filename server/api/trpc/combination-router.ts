import { z } from 'zod';
import { COMBINED_LIFECYCLES, CONDITION_CODES } from '@/server/domain/order/combination';
import { SOURCE_KINDS } from '@/server/domain/tracking/fact';
import { previewCombinations } from '@/server/usecases/mapping/preview-combinations';
import {
  readCombinationDifference,
  readCombinationTable,
  restoreCombinations,
  saveCombinations,
} from '@/server/usecases/mapping/save-combinations';
import { adminProcedure, router, viewerProcedure } from './procedures';

const text = z.object({ 'zh-CN': z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(80) });

const condition = z.object({
  kinds: z.array(z.enum(SOURCE_KINDS)).max(12),
  sources: z.array(z.string().min(1).max(100)).max(20),
  says: z.array(z.enum(CONDITION_CODES as [string, ...string[]])).max(20),
});

const rules = z
  .array(
    z.object({
      code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'a code is lower case letters, digits and underscores'),
      name: text,
      enabled: z.boolean(),
      when: z.array(condition).max(6),
      lifecycle: z.enum(COMBINED_LIFECYCLES),
      words: text.optional(),
      since: z.number().int().min(0),
    }),
  )
  .max(50);

const base = z.number().int().min(0);

export const combinationRouter = router({
  read: viewerProcedure.query(({ ctx }) => readCombinationTable(ctx.ctx)),
  difference: viewerProcedure
    .input(z.object({ version: z.number().int().min(1) }))
    .query(({ ctx, input }) => readCombinationDifference(ctx.ctx, input)),
  preview: adminProcedure.input(z.object({ rules })).mutation(({ ctx, input }) => previewCombinations(ctx.ctx, input)),
  save: adminProcedure
    .input(z.object({ base, rules, note: z.string().trim().max(300) }))
    .mutation(({ ctx, input }) => saveCombinations(ctx.ctx, { ...input, by: ctx.actor })),
  restore: adminProcedure
    .input(z.object({ base, version: z.number().int().min(0) }))
    .mutation(({ ctx, input }) => restoreCombinations(ctx.ctx, { ...input, by: ctx.actor })),
});
