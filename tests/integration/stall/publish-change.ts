import type { RuleBody } from '@/server/domain/rule/rule';
import type { Context } from '@/server/store/context';
import { readRules } from '@/server/store/rule';
import { publishRule, type RulePublished } from '@/server/usecases/rule/publish-rule';

/** Publishes another version of a rule over the one in force. */
export async function publishChange(
  ctx: Context,
  change: { code: string; body: RuleBody; enabled: boolean; by: string },
): Promise<RulePublished> {
  const rule = (await readRules(ctx.db)).find((one) => one.code === change.code);
  return publishRule(ctx, { ...change, base: rule?.version ?? null, percent: null, note: '' });
}
