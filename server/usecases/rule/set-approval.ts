import type { RuleApproval } from '@/server/domain/rule/second-person';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';
import { readRuleApproval, writeRuleApproval } from '@/server/store/rule-approval';
import { RULES_LOCK } from './publish-rule';

/** Says where a change of a rule takes a second person. Audited. */
export async function setRuleApproval(ctx: Context, approval: RuleApproval & { by: string }): Promise<{ kind: 'changed' }> {
  const { by, everywhere, shops } = approval;
  return inTransaction(ctx, async (tx) => {
    await lockName(tx.db, RULES_LOCK);
    const before = await readRuleApproval(tx.db);
    const after = { everywhere, shops: [...new Set(shops)].sort() };
    await writeRuleApproval(tx.db, after);
    await writeAudit(tx.db, { actor: by, action: 'rule.approval_set', subject: 'rules', detail: { before, after } });
    return { kind: 'changed' };
  });
}
