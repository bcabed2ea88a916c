import type { Clock, Rule, RuleBody } from '@/server/domain/rule/rule';
import { saysTheSame } from '@/server/domain/rule/says-the-same';
import { writeAudit } from '@/server/store/audit';
import type { Context } from '@/server/store/context';
import { nextRuleVersion, readRules, saveRule } from '@/server/store/rule';
import { queueRecompute } from '@/server/store/rule-recompute';
import { endRuleTrial, readRuleTrial, startRuleTrial } from '@/server/store/rule-trial';

export interface NewVersion {
  code: string;
  /** The rule in force, locked; null while it is new. */
  before: Rule | null;
  body: RuleBody;
  enabled: boolean;
  /** Who asked for it, and who agreed where two are needed: `staff:<id>`. */
  by: string;
  confirmedBy?: string;
}

/** A rule that changes can take orders from the others on its clock, or give them back: all of them are computed anew. */
export async function queueRecomputes({ db, now }: Context, clocks: readonly Clock[]): Promise<void> {
  for (const rule of await readRules(db)) if (clocks.includes(rule.clock)) await queueRecompute(db, rule, now());
}

/**
 * Puts a version of a rule in force for every order: keeps the old ones, ends its trial (adopted when this is what it tried),
 * writes the audit line and queues the recomputation of the deadlines of open orders. Stalls that the old version opened keep
 * what it said. Answers its number.
 */
export async function putInForce(tx: Context, change: NewVersion): Promise<number> {
  const { code, before, body, enabled, by, confirmedBy } = change;
  const version = await nextRuleVersion(tx.db, code);
  const after: Rule = { ...body, code, version, enabled };
  const trial = await readRuleTrial(tx.db, code);
  const isTried = trial !== null && saysTheSame({ ...trial.body, enabled: true }, after);
  await endRuleTrial(tx.db, code, isTried ? 'adopted' : 'dropped', by, tx.now());
  await saveRule(tx.db, after, by, tx.now(), confirmedBy);
  const confirmed = confirmedBy === undefined ? {} : { confirmedBy };
  await writeAudit(tx.db, { actor: by, action: 'rule.changed', subject: `rule:${code}`, detail: { before, after, ...confirmed } });
  await queueRecomputes(tx, before ? [before.clock, after.clock] : [after.clock]);
  return version;
}

/** Tries a version on a share of the orders (in a hundred) against the one in force. Answers its number. */
export async function putOnTrial(tx: Context, change: NewVersion & { before: Rule; percent: number }): Promise<number> {
  const { code, before, body, percent, by, confirmedBy } = change;
  const version = await nextRuleVersion(tx.db, code);
  await endRuleTrial(tx.db, code, 'dropped', by, tx.now());
  const confirmed = confirmedBy === undefined ? {} : { confirmedBy };
  await startRuleTrial(tx.db, { code, version, percent, body, startedAt: tx.now(), startedBy: by, ...confirmed });
  await writeAudit(tx.db, {
    actor: by,
    action: 'rule.trial_started',
    subject: `rule:${code}`,
    detail: { version, percent, body, ...confirmed },
  });
  await queueRecomputes(tx, [before.clock, body.clock]);
  return version;
}
