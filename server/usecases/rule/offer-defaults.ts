import { newsFor } from '@/server/domain/rule/default-news';
import { DEFAULT_RULES } from '@/server/domain/rule/default-rules';
import type { RuleBody } from '@/server/domain/rule/rule';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readRules } from '@/server/store/rule';
import { leaveDefault, readLeftDefaults, readShippedRules } from '@/server/store/rule-default';
import { publishRule, type RulePublished } from './publish-rule';

/** A change of a default rule that this release ships, laid over what the shop has made of the rule. */
export interface OfferedDefault {
  code: string;
  /** Version in force that it is offered for. */
  base: number;
  body: RuleBody;
  /** The release brought the rule itself; it is off until somebody takes it. */
  isNew: boolean;
}

/** What this release ships for rules that this installation has already, and nobody has taken or left yet; by code. */
export async function readOfferedDefaults(ctx: Context, shipped: Record<string, RuleBody> = DEFAULT_RULES): Promise<OfferedDefault[]> {
  const [rules, made, left] = [await readRules(ctx.db), await readShippedRules(ctx.db), await readLeftDefaults(ctx.db)];
  return rules.flatMap((rule): OfferedDefault[] => {
    const [was, is] = [made.get(rule.code), shipped[rule.code]];
    const news = was && is && newsFor(rule, was, is, left.get(rule.code) ?? null);
    return news ? [{ code: rule.code, base: rule.version, ...news }] : [];
  });
}

export type DefaultSettled = { kind: 'left' } | { kind: 'missing' } | RulePublished;

/**
 * Takes what is offered, as publishing it would (where that needs two persons it is proposed), or leaves it aside for good.
 * `outdated` where the rule was changed since it was offered. Audited.
 */
export async function settleOfferedDefault(
  ctx: Context,
  input: { code: string; base: number; accepts: boolean; by: string },
  shipped: Record<string, RuleBody> = DEFAULT_RULES,
): Promise<DefaultSettled> {
  const { code, base, accepts, by } = input;
  const offer = (await readOfferedDefaults(ctx, shipped)).find((one) => one.code === code);
  if (!offer) return { kind: 'missing' };
  if (accepts) {
    const rule = (await readRules(ctx.db)).find((one) => one.code === code)!;
    const enabled = offer.isNew || rule.enabled;
    return publishRule(ctx, { code, base, body: offer.body, enabled, percent: null, note: '', by });
  }
  return inTransaction(ctx, async (tx) => {
    await leaveDefault(tx.db, code, shipped[code]!);
    await writeAudit(tx.db, { actor: by, action: 'rule.default_left', subject: `rule:${code}`, detail: { base } });
    return { kind: 'left' };
  });
}
