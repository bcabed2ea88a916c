import { z } from 'zod';
import { backtestRule } from '@/server/usecases/rule/backtest-rule';
import { readOfferedDefaults, settleOfferedDefault } from '@/server/usecases/rule/offer-defaults';
import { readSuggestions, settleSuggestion } from '@/server/usecases/rule/settle-suggestion';
import { suggestLimits } from '@/server/usecases/rule/suggest-limits';
import { supervisorProcedure, viewerProcedure } from './procedures';
import { ruleBody } from './rule-input';

/** Longest stretch of the past that a rule is tried on. */
const MOST_DAYS = 366;

const backtest = z.object({
  code: z.string().min(1).max(60).nullable(),
  body: ruleBody,
  days: z.number().int().min(1).max(MOST_DAYS),
  since: z.number().int().positive().optional(),
});

const settling = z.object({ id: z.uuid(), accepts: z.boolean() });

/** What a rule would have done, and what the steps of the past and a later release propose. */
export const ruleTestProcedures = {
  offered: viewerProcedure.query(({ ctx }) => readOfferedDefaults(ctx.ctx)),
  settleOffered: supervisorProcedure
    .input(z.object({ code: z.string().min(1).max(60), base: z.number().int().min(1), accepts: z.boolean() }))
    .mutation(({ ctx, input }) => settleOfferedDefault(ctx.ctx, { ...input, by: ctx.actor })),
  backtest: viewerProcedure.input(backtest).query(({ ctx, input }) => backtestRule(ctx.ctx, input)),
  suggestions: viewerProcedure.query(({ ctx }) => readSuggestions(ctx.ctx)),
  suggest: supervisorProcedure.mutation(({ ctx }) => suggestLimits(ctx.ctx)),
  settleSuggestion: supervisorProcedure
    .input(settling)
    .mutation(({ ctx, input }) => settleSuggestion(ctx.ctx, { ...input, by: ctx.actor })),
};
