import { z } from 'zod';
import { CLOCKS } from '@/server/domain/rule/rule';
import { listRules, readRuleHistory } from '@/server/usecases/staff/list-rules';
import { changeRule } from '@/server/usecases/stall/change-rule';
import { readRuleProgress } from '@/server/usecases/stall/read-rule-progress';
import { router, supervisorProcedure, viewerProcedure } from './procedures';
import { alertTarget, consequence, ruleScope } from './rule-input';

const YEAR_MIN = 366 * 24 * 60;
const minutes = z.number().int().min(-YEAR_MIN).max(YEAR_MIN);

const rung = z.object({
  afterMin: minutes,
  severity: z.enum(['P0', 'P1', 'P2', 'P3']),
  tellCustomer: z.boolean(),
  atLeast: z.number().int().min(1).max(10_000).optional(),
  alert: alertTarget.nullable(),
  red: z.boolean(),
  nextUpdateMin: z.number().int().min(5).max(YEAR_MIN),
  also: z.array(consequence).max(10).optional(),
});

const body = z.object({
  name: z.object({ 'zh-CN': z.string().min(1).max(80), en: z.string().min(1).max(80) }),
  clock: z.enum(CLOCKS),
  scope: ruleScope,
  isBeside: z.boolean().optional(),
  calendar: z.string().min(1).max(60),
  holidayFactor: z.number().min(1).max(5),
  reason: z.string().min(1).max(80),
  rungs: z
    .array(rung)
    .min(1)
    .max(6)
    .refine(
      (rungs) => rungs.every((r, i) => i === 0 || (r.atLeast ?? r.afterMin) > (rungs[i - 1]!.atLeast ?? rungs[i - 1]!.afterMin)),
      'each rung must be later than the one before',
    ),
});

const change = z.object({ code: z.string().max(60), body, enabled: z.boolean() });

export const ruleRouter = router({
  list: viewerProcedure.query(({ ctx }) => listRules(ctx.ctx)),
  history: viewerProcedure.input(z.object({ code: z.string().max(60) })).query(({ ctx, input }) => readRuleHistory(ctx.ctx, input)),
  progress: viewerProcedure.input(z.object({ code: z.string().max(60) })).query(({ ctx, input }) => readRuleProgress(ctx.ctx, input)),
  change: supervisorProcedure.input(change).mutation(({ ctx, input }) => changeRule(ctx.ctx, { ...input, by: ctx.actor })),
});
