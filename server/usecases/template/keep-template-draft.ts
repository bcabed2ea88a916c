import type { Slot } from '@/server/domain/template/words-in-force';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';
import { readNewestTemplate } from '@/server/store/template';
import { deleteTemplateDraft, saveTemplateDraft } from '@/server/store/template-draft';
import { endAsking, subjectOf, TEMPLATES_LOCK, type TemplateWish } from './publish-template';

export type DraftKept = { kind: 'kept' } | { kind: 'outdated'; version: number };

/** Keeps what somebody is writing; it may be unfinished. What was proposed before is a draft again. Audited. */
export async function keepTemplateDraft(ctx: Context, { by, ...draft }: TemplateWish): Promise<DraftKept> {
  return inTransaction(ctx, async (tx): Promise<DraftKept> => {
    await lockName(tx.db, TEMPLATES_LOCK);
    const version = (await readNewestTemplate(tx.db, draft))?.version ?? 0;
    if (version !== draft.base) return { kind: 'outdated', version };
    await endAsking(tx, draft, by);
    await saveTemplateDraft(tx.db, { ...draft, state: 'draft', changedAt: tx.now(), changedBy: by });
    await writeAudit(tx.db, { actor: by, action: 'template.drafted', subject: subjectOf(draft), detail: { base: draft.base } });
    return { kind: 'kept' };
  });
}

/** Forgets a draft. Audited. */
export async function dropTemplateDraft(ctx: Context, { by, ...slot }: Slot & { by: string }): Promise<{ kind: 'dropped' | 'missing' }> {
  return inTransaction(ctx, async (tx) => {
    if (!(await deleteTemplateDraft(tx.db, slot))) return { kind: 'missing' as const };
    await endAsking(tx, slot, by);
    await writeAudit(tx.db, { actor: by, action: 'template.dropped', subject: subjectOf(slot) });
    return { kind: 'dropped' as const };
  });
}
