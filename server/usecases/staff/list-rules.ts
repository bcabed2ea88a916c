import { CLOCKS } from '@/server/domain/rule/rule';
import type { Context } from '@/server/store/context';
import { listRulesInForce, listRuleVersions, type RuleInForce, type RuleVersionRow } from '@/server/store/staff-reading';

/** The ladder, in the order in which an order meets its rules. */
export async function listRules(ctx: Context): Promise<RuleInForce[]> {
  const rules = await listRulesInForce(ctx.db);
  return rules.sort((a, b) => CLOCKS.indexOf(a.clock) - CLOCKS.indexOf(b.clock) || (a.code < b.code ? -1 : 1));
}

/** Every version of a rule, newest first; empty for an unknown one. */
export function readRuleHistory(ctx: Context, input: { code: string }): Promise<RuleVersionRow[]> {
  return listRuleVersions(ctx.db, input.code);
}
