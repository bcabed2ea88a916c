import { z } from 'zod';
import { REPORT_KINDS, TICKET_CLASSES, TICKET_PRIORITIES } from '@/server/domain/ticket/ticket';
import { ATTENTION_KINDS } from '@/server/domain/tracking/attention';
import { readLibrary, saveLibrary } from '@/server/usecases/exception/keep-library';
import { readRoutingTable, saveRouting } from '@/server/usecases/exception/keep-routing';
import { previewLibrary } from '@/server/usecases/exception/preview-library';
import { router, supervisorProcedure, viewerProcedure } from './procedures';
import { ruleScope } from './rule-input';

const MOST_MIN = 60 * 24 * 60;
const code = z
  .string()
  .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/, 'a code is lower case letters, digits and underscores')
  .max(60);
const name = z.object({ 'zh-CN': z.string().trim().min(1).max(40), en: z.string().trim().min(1).max(80) });
const words = z.object({ 'zh-CN': z.string().trim().max(300), en: z.string().trim().max(300) });
const causes = z.array(z.string().max(80)).max(60);
const minutes = z.number().int().min(1).max(MOST_MIN);
const skill = z.string().trim().min(1).max(40).nullable();
const role = z.enum(['agent', 'supervisor', 'admin']);

const exceptionType = z.object({
  code,
  name,
  class: z.enum(TICKET_CLASSES),
  priority: z.enum(TICKET_PRIORITIES),
  signals: z.object({
    reasons: causes,
    rules: z.array(z.string().max(80)).max(60),
    flags: z.array(z.enum(ATTENTION_KINDS)).max(ATTENTION_KINDS.length),
    reports: z.array(z.enum(REPORT_KINDS)).max(REPORT_KINDS.length),
  }),
  opensBySign: z.boolean(),
  sla: z.object({ calendar: z.string().min(1).max(40), firstMin: minutes, nextMin: minutes, resolutionMin: minutes, silenceMin: minutes }),
  skill,
  role,
  forCustomer: z.boolean(),
  advice: words,
  words: words.nullable(),
  causes,
  enabled: z.boolean(),
});

const routingRule = z.object({
  code,
  name,
  scope: ruleScope,
  classes: z.array(z.enum(TICKET_CLASSES)).optional(),
  types: z.array(code).max(100).optional(),
  priorities: z.array(z.enum(TICKET_PRIORITIES)).optional(),
  to: z.object({ role, skill, people: z.array(z.uuid()).max(100) }),
  enabled: z.boolean(),
});

const version = { base: z.number().int().min(0), note: z.string().trim().max(300) };
const restored = z.object({ base: version.base, restores: z.number().int().min(0) });

export const exceptionRouter = router({
  library: viewerProcedure.query(({ ctx }) => readLibrary(ctx.ctx)),
  preview: supervisorProcedure
    .input(z.object({ rows: z.array(exceptionType).min(1).max(200) }))
    .query(({ ctx, input }) => previewLibrary(ctx.ctx, input)),
  saveLibrary: supervisorProcedure
    .input(z.object({ ...version, rows: z.array(exceptionType).min(1).max(200) }))
    .mutation(({ ctx, input }) => saveLibrary(ctx.ctx, { ...input, by: ctx.actor })),
  restoreLibrary: supervisorProcedure
    .input(restored)
    .mutation(({ ctx, input }) => saveLibrary(ctx.ctx, { ...input, note: '', by: ctx.actor })),
  routing: viewerProcedure.query(({ ctx }) => readRoutingTable(ctx.ctx)),
  saveRouting: supervisorProcedure
    .input(z.object({ ...version, rows: z.array(routingRule).max(200) }))
    .mutation(({ ctx, input }) => saveRouting(ctx.ctx, { ...input, by: ctx.actor })),
  restoreRouting: supervisorProcedure
    .input(restored)
    .mutation(({ ctx, input }) => saveRouting(ctx.ctx, { ...input, note: '', by: ctx.actor })),
});
