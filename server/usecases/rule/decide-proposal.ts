import { ruleCause } from '@/server/domain/notice/second-alert';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';
import { endAlerts } from '@/server/store/raised-alert';
import { lockRule } from '@/server/store/rule';
import { lockRuleDraft, saveRuleDraft, settleRuleDraft } from '@/server/store/rule-draft';
import { carryOut, RULES_LOCK, type RulePublished } from './publish-rule';

export interface ProposalDecision {
  code: string;
  agrees: boolean;
  /** `staff:<id>`; not who proposed it. */
  by: string;
}

export type ProposalDecided =
  | RulePublished
  /** It is a draft again, for whoever wrote it to go on with. */
  | { kind: 'sent_back' }
  | { kind: 'same_person' };

/** The second person's word on a proposed rule: it takes effect as proposed, or is a draft again. Audited. */
export async function decideProposal(ctx: Context, { code, agrees, by }: ProposalDecision): Promise<ProposalDecided> {
  return inTransaction(ctx, async (tx): Promise<ProposalDecided> => {
    await lockName(tx.db, RULES_LOCK);
    const before = await lockRule(tx.db, code);
    const draft = await lockRuleDraft(tx.db, code);
    if (draft?.state !== 'proposed') return { kind: 'missing' };
    if (draft.changedBy === by) return { kind: 'same_person' };
    await endAlerts(tx.db, { cause: ruleCause(draft) }, by, tx.now());
    if (!agrees) {
      await saveRuleDraft(tx.db, { ...draft, state: 'draft' });
      await writeAudit(tx.db, { actor: by, action: 'rule.sent_back', subject: `rule:${code}`, detail: { draft: draft.id } });
      return { kind: 'sent_back' };
    }
    if ((before?.version ?? null) !== draft.base) return { kind: 'outdated', version: before?.version ?? null };
    await settleRuleDraft(tx.db, draft.id, 'published', by, tx.now());
    return carryOut(tx, { ...draft, by: draft.changedBy, confirmedBy: by }, before);
  });
}
