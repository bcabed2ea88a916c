import { z } from 'zod';
import { POSTABLE_CODES } from '@/server/domain/tracking/event-code';
import { previewMapping } from '@/server/usecases/mapping/preview-mapping';
import { changedOrders, listKnowledge, readMapDifference, readStudio } from '@/server/usecases/mapping/read-studio';
import { restoreMap, saveMapping } from '@/server/usecases/mapping/save-mapping';
import { steerRefold } from '@/server/usecases/mapping/steer-refold';
import { adminProcedure, router, viewerProcedure } from './procedures';

const KINDS = ['status_map', 'combination', 'conflict'] as const;
/** Words of a source, as the log keeps them. */
const MAPPABLE_CODES = POSTABLE_CODES.filter((code) => code !== 'withdrawn');

const row = z.object({
  contains: z.string().trim().min(1).max(60).optional(),
  code: z.enum(MAPPABLE_CODES as [string, ...string[]]),
  reason: z
    .string()
    .regex(/^[a-z]+\.[a-z_]+$/, 'a reason reads party.cause')
    .max(60)
    .optional(),
});

const change = z.object({
  scope: z.enum(['adapter', 'source']),
  of: z.string().min(1).max(100),
  sourceCode: z.string().min(1).max(100),
  rows: z
    .array(row)
    .max(20)
    .refine(
      (rows) => new Set(rows.map((r) => (r.contains ?? '').normalize('NFKC').toLowerCase())).size === rows.length,
      'two rows ask for the same words',
    ),
});

const base = z.number().int().min(0);
const version = z.number().int().min(1);
const key = z.object({ kind: z.enum(KINDS), version });

export const mappingRouter = router({
  read: viewerProcedure.query(({ ctx }) => readStudio(ctx.ctx)),
  versions: viewerProcedure.input(z.object({ kind: z.enum(KINDS) })).query(({ ctx, input }) => listKnowledge(ctx.ctx, input)),
  difference: viewerProcedure.input(z.object({ version })).query(({ ctx, input }) => readMapDifference(ctx.ctx, input)),
  orders: viewerProcedure.input(key.extend({ afterId: z.uuid().optional() })).query(({ ctx, input }) => changedOrders(ctx.ctx, input)),
  preview: adminProcedure.input(z.object({ base, change })).mutation(({ ctx, input }) => previewMapping(ctx.ctx, input)),
  save: adminProcedure
    .input(z.object({ base, change, note: z.string().trim().max(300) }))
    .mutation(({ ctx, input }) => saveMapping(ctx.ctx, { ...input, by: ctx.actor })),
  restore: adminProcedure
    .input(z.object({ base, version: z.number().int().min(0) }))
    .mutation(({ ctx, input }) => restoreMap(ctx.ctx, { ...input, by: ctx.actor })),
  steer: adminProcedure
    .input(key.extend({ to: z.enum(['stop', 'go_on']) }))
    .mutation(({ ctx, input }) => steerRefold(ctx.ctx, { ...input, by: ctx.actor })),
});
