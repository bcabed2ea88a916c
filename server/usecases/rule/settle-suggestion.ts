import { withLimit } from '@/server/domain/rule/suggest-limit';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readRules } from '@/server/store/rule';
import { listOpenSuggestions, markSettled, type RuleSuggestion, readOpenSuggestion, type SettledAs } from '@/server/store/rule-suggestion';
import { publishRule, type RulePublished } from './publish-rule';

/** What waits for a person, the newest first. */
export function readSuggestions(ctx: Context): Promise<RuleSuggestion[]> {
  return listOpenSuggestions(ctx.db);
}

export type SuggestionSettled = { kind: 'declined' } | { kind: 'missing' } | RulePublished;

interface Settling {
  id: string;
  accepts: boolean;
  /** `staff:<id>`. */
  by: string;
}

/**
 * Accepts a suggestion, which publishes the rule with its limit (or proposes it, where that takes two persons), or declines
 * it. `outdated` where the rule was changed since it was found. Audited.
 */
export async function settleSuggestion(ctx: Context, { id, accepts, by }: Settling): Promise<SuggestionSettled> {
  const open = await readOpenSuggestion(ctx.db, id);
  if (!open) return { kind: 'missing' };
  if (!accepts) {
    await settle(ctx, open, 'declined', by);
    return { kind: 'declined' };
  }
  const { code, version, afterMin } = open;
  const rule = (await readRules(ctx.db)).find((one) => one.code === code);
  if (!rule || rule.version !== version) {
    await settle(ctx, open, 'outdated', by);
    return { kind: 'outdated', version: rule?.version ?? null };
  }
  const { code: _, version: __, enabled, trial: ___, ...body } = rule;
  // published first: a suggestion for a version that is no longer in force shows nowhere
  const published = await publishRule(ctx, { code, base: version, body: withLimit(body, afterMin), enabled, percent: null, note: '', by });
  await settle(ctx, open, published.kind === 'outdated' ? 'outdated' : 'accepted', by);
  return published;
}

function settle(ctx: Context, { id, code, version, afterMin }: RuleSuggestion, as: SettledAs, by: string): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const isFirst = await markSettled(tx.db, id, as, by, tx.now());
    if (isFirst) await writeAudit(tx.db, { actor: by, action: `suggestion.${as}`, subject: `rule:${code}`, detail: { version, afterMin } });
  });
}
