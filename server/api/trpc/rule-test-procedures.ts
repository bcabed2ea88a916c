import { z } from 'zod';
import { backtestRule } from '@/server/usecases/rule/backtest-rule';
import { viewerProcedure } from './procedures';
import { ruleBody } from './rule-input';

/** Longest stretch of the past that a rule is tried on. */
const MOST_DAYS = 366;

const backtest = z.object({
  code: z.string().min(1).max(60).nullable(),
  body: ruleBody,
  days: z.number().int().min(1).max(MOST_DAYS),
  since: z.number().int().positive().optional(),
});

/** What a rule would have done. */
export const ruleTestProcedures = {
  backtest: viewerProcedure.input(backtest).query(({ ctx, input }) => backtestRule(ctx.ctx, input)),
};
