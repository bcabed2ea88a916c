import type { Rule, RuleBody } from '@/server/domain/rule/rule';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockRule, saveRule } from '@/server/store/rule';
import { queueRecompute } from '@/server/store/rule-recompute';

export interface RuleChange {
  code: string;
  /** `lane` and the end-of-day mark of a rung stay as they are when they are not given. */
  body: RuleBody;
  enabled: boolean;
  /** Who changed it: `staff:<id>` or `key:<id>`. */
  by: string;
}

export type RuleChanged = { kind: 'changed'; version: number } | { kind: 'unchanged'; version: number } | { kind: 'missing' };

function merged(before: Rule, { body, enabled }: RuleChange): Rule {
  const rungs = body.rungs.map((rung, i) => {
    const at = rung.at ?? (rung.afterMin === before.rungs[i]?.afterMin ? before.rungs[i]?.at : undefined);
    return { ...rung, ...(at ? { at } : {}) };
  });
  const lane = body.lane ?? before.lane;
  return { ...body, ...(lane ? { lane } : {}), rungs, code: before.code, version: before.version + 1, enabled };
}

/** Whether two rules say the same, whatever the order of their fields. */
function saysTheSame(a: Rule, b: Rule): boolean {
  const text = (value: unknown): string =>
    JSON.stringify(value, (key, v: unknown) =>
      key === 'version' ? undefined : v && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v).sort()) : v,
    );
  return text(a) === text(b);
}

/**
 * Puts a new version of a rule in force, keeps the old one, writes the audit line and queues the recomputation of the
 * deadlines of open orders, all in one transaction. Stalls that the old version opened keep what it said.
 */
export async function changeRule(ctx: Context, change: RuleChange): Promise<RuleChanged> {
  return inTransaction(ctx, async (tx): Promise<RuleChanged> => {
    const before = await lockRule(tx.db, change.code);
    if (!before) return { kind: 'missing' };
    const after = merged(before, change);
    if (saysTheSame(before, after)) return { kind: 'unchanged', version: before.version };
    await saveRule(tx.db, after, change.by, ctx.now());
    await writeAudit(tx.db, { actor: change.by, action: 'rule.changed', subject: `rule:${change.code}`, detail: { before, after } });
    await queueRecompute(tx.db, change.code, after.version);
    return { kind: 'changed', version: after.version };
  });
}
