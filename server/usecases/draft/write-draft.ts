import { EDITOR_LEASE } from '@/server/domain/draft/draft';
import { factsUnder } from '@/server/domain/draft/draft-facts';
import { type Finding, isFault } from '@/server/domain/template/check-words';
import type { Words } from '@/server/domain/template/words';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { changeDraft, renewOpen } from '@/server/store/draft';
import { readDueNotices } from '@/server/store/notice';
import { notifyStaff } from '@/server/store/notify';
import { draftFaults } from './draft-faults';
import { type DraftRefusal, type DraftWish, isRefusal, lockOwn } from './lock-own';

/** Opens a draft to write on: nobody else can change it meanwhile, and it does not go by itself, for as long as `keepOpen` is called. */
export async function openDraft(ctx: Context, wish: DraftWish): Promise<{ kind: 'open' } | DraftRefusal> {
  return inTransaction(ctx, async (tx) => {
    const draft = await lockOwn(tx, wish);
    if (isRefusal(draft)) return draft;
    await changeDraft(tx.db, wish.id, { open: { by: wish.staffId, until: tx.now() + EDITOR_LEASE } });
    await notifyStaff(tx.db);
    return { kind: 'open' };
  });
}

/** A sign of life of whoever has it open. */
export async function keepOpen(ctx: Context, { id, staffId }: { id: string; staffId: string }): Promise<void> {
  await renewOpen(ctx.db, id, staffId, ctx.now() + EDITOR_LEASE);
}

/** Leaves a draft as it is to others. */
export async function leaveDraft(ctx: Context, wish: DraftWish): Promise<{ kind: 'left' } | DraftRefusal> {
  return inTransaction(ctx, async (tx) => {
    const draft = await lockOwn(tx, wish);
    if (isRefusal(draft)) return draft;
    await changeDraft(tx.db, wish.id, { open: null });
    await notifyStaff(tx.db);
    return { kind: 'left' };
  });
}

export type DraftKept = { kind: 'kept' } | { kind: 'bad_words'; findings: Finding[] } | DraftRefusal;

/** Keeps words for a draft without sending it, null brings back those of the template; sealed. Audited, without the words. */
export async function keepWords(ctx: Context, { words, ...wish }: DraftWish & { words: Words[] | null }): Promise<DraftKept> {
  const findings = words ? (await draftFaults(ctx, wish.id, words)).filter(isFault) : [];
  if (findings.length > 0) return { kind: 'bad_words', findings };
  return inTransaction(ctx, async (tx): Promise<DraftKept> => {
    const draft = await lockOwn(tx, wish);
    if (isRefusal(draft)) return draft;
    const by = `staff:${wish.staffId}`;
    const at = tx.now();
    const [notice] = await readDueNotices(tx.db, [wish.id], at);
    const written = words ? { words, on: factsUnder(notice!.params, notice!.document), by, at } : null;
    await changeDraft(tx.db, wish.id, { written, open: null });
    await writeAudit(tx.db, { actor: by, action: 'draft.edited', subject: `order:${draft.orderId}`, detail: { notice: wish.id } });
    await notifyStaff(tx.db);
    return { kind: 'kept' };
  });
}
