import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';
import { lockRule } from '@/server/store/rule';
import { endRuleTrial, readRuleTrial } from '@/server/store/rule-trial';
import { publishRule, RULES_LOCK, type RulePublished } from './publish-rule';
import { queueRecomputes } from './put-in-force';

export interface TrialEnd {
  code: string;
  by: string;
}

/** Gives the orders of a trial back to the version in force. Audited. */
export async function dropTrial(ctx: Context, { code, by }: TrialEnd): Promise<{ kind: 'dropped' | 'missing' }> {
  return inTransaction(ctx, async (tx) => {
    await lockName(tx.db, RULES_LOCK);
    const before = await lockRule(tx.db, code);
    const trial = await readRuleTrial(tx.db, code);
    if (!before || !trial) return { kind: 'missing' };
    await endRuleTrial(tx.db, code, 'dropped', by, tx.now());
    await writeAudit(tx.db, { actor: by, action: 'rule.trial_dropped', subject: `rule:${code}`, detail: { version: trial.version } });
    await queueRecomputes(tx, [before.clock, trial.body.clock]);
    return { kind: 'dropped' };
  });
}

/** Puts the tried version in force for all, as publishing it would; where a second person is needed the trial runs on until then. */
export async function adoptTrial(ctx: Context, { code, base, by }: TrialEnd & { base: number }): Promise<RulePublished> {
  const trial = await readRuleTrial(ctx.db, code);
  if (!trial) return { kind: 'missing' };
  return publishRule(ctx, { code, base, body: trial.body, enabled: true, percent: null, note: '', by });
}
