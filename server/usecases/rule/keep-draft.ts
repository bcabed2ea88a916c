import { ruleCause } from '@/server/domain/notice/second-alert';
import type { RuleBody } from '@/server/domain/rule/rule';
import { newId } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';
import { endAlerts } from '@/server/store/raised-alert';
import { lockRule } from '@/server/store/rule';
import { lockRuleDraft, saveRuleDraft, settleRuleDraft } from '@/server/store/rule-draft';
import { freeRuleCode, RULES_LOCK } from './publish-rule';

export interface DraftWish {
  /** Null begins a draft of a new rule, whose code begins with `stem`. */
  code: string | null;
  stem?: string;
  body: RuleBody;
  enabled: boolean;
  note: string;
  /** Counts beside the rule in force from now on, without doing anything; left out, as it was. */
  shadow?: boolean;
  /** `staff:<id>` */
  by: string;
}

export type DraftKept = { kind: 'kept'; code: string } | { kind: 'missing' };

/** Keeps what is being written of a rule, to go on later. A proposal that is written on is a draft again. */
export async function keepDraft(ctx: Context, wish: DraftWish): Promise<DraftKept> {
  return inTransaction(ctx, async (tx): Promise<DraftKept> => {
    await lockName(tx.db, RULES_LOCK);
    const code = wish.code ?? (await freeRuleCode(tx, wish.stem ?? 'own'));
    const rule = await lockRule(tx.db, code);
    const draft = wish.code === null ? null : await lockRuleDraft(tx.db, code);
    if (!rule && !draft && wish.code !== null) return { kind: 'missing' };
    const { body, enabled, note, by, shadow } = wish;
    const now = tx.now();
    const began = draft?.shadowSince ?? null;
    if (draft) await endAlerts(tx.db, { cause: ruleCause(draft) }, by, now);
    await saveRuleDraft(tx.db, {
      id: draft?.id ?? newId(now),
      code,
      base: rule?.version ?? null,
      body,
      enabled,
      percent: null,
      note,
      state: 'draft',
      shadowSince: shadow === undefined ? began : shadow ? (began ?? now) : null,
      changedAt: now,
      changedBy: by,
    });
    return { kind: 'kept', code };
  });
}

/** Throws a draft or a proposal away; what it said stays on record. */
export async function dropDraft(ctx: Context, { code, by }: { code: string; by: string }): Promise<{ kind: 'dropped' | 'missing' }> {
  return inTransaction(ctx, async (tx) => {
    const draft = await lockRuleDraft(tx.db, code);
    if (!draft) return { kind: 'missing' };
    await settleRuleDraft(tx.db, draft.id, 'dropped', by, tx.now());
    await endAlerts(tx.db, { cause: ruleCause(draft) }, by, tx.now());
    return { kind: 'dropped' };
  });
}
