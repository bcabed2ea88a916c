import type { Clock, Rule, RuleBody } from '@/server/domain/rule/rule';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction, type Queryable } from '@/server/store/context';
import { lockRule, readRules, saveRule } from '@/server/store/rule';
import { queueRecompute } from '@/server/store/rule-recompute';

export interface RuleChange {
  code: string;
  /** The end-of-day mark of a rung stays as it is when it is not given. */
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
  return { ...body, rungs, code: before.code, version: before.version + 1, enabled };
}

/** A rule that changes can take orders from the others on its clock, or give them back: all of them are computed anew. */
async function queueRecomputes(db: Queryable, clocks: readonly Clock[]): Promise<void> {
  for (const { code, version, clock } of await readRules(db)) if (clocks.includes(clock)) await queueRecompute(db, code, version);
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
    await queueRecomputes(tx.db, [before.clock, after.clock]);
    return { kind: 'changed', version: after.version };
  });
}
