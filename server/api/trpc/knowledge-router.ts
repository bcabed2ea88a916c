import { z } from 'zod';
import { readFiledReport, readRegister } from '@/server/usecases/knowledge/read-register';
import { instantInput } from './instant-input';
import { router, viewerProcedure } from './procedures';

const filter = z.object({
  class: z.string().max(40).optional(),
  cause: z.string().max(80).optional(),
  closedFrom: instantInput.optional(),
  closedBefore: instantInput.optional(),
  words: z.string().max(80).optional(),
});

export const knowledgeRouter = router({
  register: viewerProcedure
    .input(filter.extend({ before: z.object({ closedAt: instantInput, id: z.uuid() }).optional() }))
    .query(({ ctx, input }) => readRegister(ctx.ctx, input)),
  read: viewerProcedure.input(z.object({ id: z.uuid() })).query(({ ctx, input }) => readFiledReport(ctx.ctx, input)),
});
