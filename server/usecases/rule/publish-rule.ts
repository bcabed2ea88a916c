import { ruleCause, ruleWaits } from '@/server/domain/notice/second-alert';
import type { Rule, RuleBody } from '@/server/domain/rule/rule';
import { saysTheSame } from '@/server/domain/rule/says-the-same';
import { needsSecondPerson } from '@/server/domain/rule/second-person';
import { newId } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';
import { endAlerts } from '@/server/store/raised-alert';
import { lockRule, nextRuleVersion } from '@/server/store/rule';
import { readRuleApproval } from '@/server/store/rule-approval';
import { lockRuleDraft, type RuleDraft, saveRuleDraft, settleRuleDraft } from '@/server/store/rule-draft';
import { readStaffById } from '@/server/store/staff';
import { personBehind } from '../manual/person-behind';
import { alertSecondPerson } from '../notice/alert-second-person';
import { putInForce, putOnTrial } from './put-in-force';

export const RULES_LOCK = 'rules';

export interface RuleWish {
  /** Null makes a new rule, whose code begins with `stem`. */
  code: string | null;
  stem?: string;
  /** Version in force that was changed; null for a new rule. */
  base: number | null;
  body: RuleBody;
  enabled: boolean;
  /** Orders in a hundred that it is tried on; null puts it in force for all. A rule that is new is not tried. */
  percent: number | null;
  note: string;
  /** `staff:<id>` or `key:<id>`. */
  by: string;
}

export type RulePublished =
  | { kind: 'published' | 'on_trial'; code: string; version: number }
  /** A shop that it touches wants a second person; nothing has changed yet. */
  | { kind: 'proposed'; code: string }
  | { kind: 'unchanged'; code: string; version: number }
  /** Somebody else was faster: `version` is in force now (null: the rule is gone or not made yet). */
  | { kind: 'outdated'; version: number | null }
  | { kind: 'missing' };

/** A free code for a new rule: the stem, or the stem and a number. */
export async function freeRuleCode(tx: Context, stem: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const code = n === 1 ? stem : `${stem}_${n}`;
    if ((await nextRuleVersion(tx.db, code)) === 1 && !(await lockRuleDraft(tx.db, code))) return code;
  }
}

/**
 * Publishes what was written of a rule, whole: in force for every order, or on trial for a share of them. Where a shop that it
 * touches wants two persons it is only proposed. The rule's open draft is settled by it. Audited; all in one transaction.
 */
export async function publishRule(ctx: Context, wish: RuleWish): Promise<RulePublished> {
  return inTransaction(ctx, async (tx): Promise<RulePublished> => {
    await lockName(tx.db, RULES_LOCK);
    const code = wish.code ?? (await freeRuleCode(tx, wish.stem ?? 'own'));
    const before = await lockRule(tx.db, code);
    const draft = wish.code === null ? null : await lockRuleDraft(tx.db, code);
    if (!before && wish.code !== null && !draft) return { kind: 'missing' };
    if ((before?.version ?? null) !== wish.base) return { kind: 'outdated', version: before?.version ?? null };
    if (before && saysTheSame(before, { ...wish.body, enabled: wish.enabled })) return unchanged(tx, before, draft, wish.by);
    if (needsSecondPerson(await readRuleApproval(tx.db), before?.scope ?? null, wish.body.scope)) {
      await propose(tx, code, wish, draft);
      return { kind: 'proposed', code };
    }
    if (draft) await settleRuleDraft(tx.db, draft.id, 'published', wish.by, tx.now());
    return carryOut(tx, { ...wish, code }, before);
  });
}

/** Puts a wish that may be carried out in force or on trial. */
export async function carryOut(
  tx: Context,
  wish: Pick<RuleWish, 'body' | 'enabled' | 'percent' | 'by'> & { code: string; confirmedBy?: string },
  before: Rule | null,
): Promise<RulePublished> {
  const { percent, code } = wish;
  if (percent !== null && before) return { kind: 'on_trial', code, version: await putOnTrial(tx, { ...wish, before, percent }) };
  return { kind: 'published', code, version: await putInForce(tx, { ...wish, before }) };
}

async function unchanged(tx: Context, { code, version }: Rule, draft: RuleDraft | null, by: string): Promise<RulePublished> {
  if (draft) await settleRuleDraft(tx.db, draft.id, 'dropped', by, tx.now());
  return { kind: 'unchanged', code, version };
}

/** Keeps the wish for a second person, who is alerted; what was proposed before is no longer asked. */
async function propose(tx: Context, code: string, wish: RuleWish, draft: RuleDraft | null): Promise<void> {
  const { base, body, enabled, percent, note, by } = wish;
  if (draft) await endAlerts(tx.db, { cause: ruleCause(draft) }, by, tx.now());
  const id = draft?.id ?? newId(tx.now());
  const shadowSince = draft?.shadowSince ?? null;
  await saveRuleDraft(tx.db, {
    id,
    code,
    base,
    body,
    enabled,
    percent,
    note,
    state: 'proposed',
    shadowSince,
    changedAt: tx.now(),
    changedBy: by,
  });
  await writeAudit(tx.db, { actor: by, action: 'rule.proposed', subject: `rule:${code}`, detail: { base, body, enabled, percent } });
  const person = await personBehind(tx, by);
  const who = person.startsWith('staff:') ? await readStaffById(tx.db, person.slice('staff:'.length)) : null;
  await alertSecondPerson(tx, ruleWaits({ id, code, body, changedAt: tx.now() }, who?.name ?? null), { role: 'supervisor', by: person });
}
