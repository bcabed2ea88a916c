import type { Context } from '@/server/store/context';
import { type RuleRecompute, readRecompute } from '@/server/store/rule-recompute';

/** How far the deadlines of open orders have followed the last change of a rule; null when it was never changed. */
export function readRuleProgress(ctx: Context, input: { code: string }): Promise<RuleRecompute | null> {
  return readRecompute(ctx.db, input.code);
}
