import { type DiscardReason, heldUntil, WARN_AFTER } from '@/server/domain/draft/draft';
import type { Instant } from '@/server/domain/shared/instant';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { changeDraft, endDraft } from '@/server/store/draft';
import { notifyStaff } from '@/server/store/notify';
import { type DraftRefusal, type DraftWish, isRefusal, lockOwn } from './lock-own';
import { tellOfDrafts } from './tend-drafts';

export type DraftHeld = { kind: 'held'; until: Instant } | { kind: 'longest' } | DraftRefusal;

/** Keeps a draft from going by itself for a while longer; `longest` where it was held for as long as can be. Audited. */
export async function holdDraft(ctx: Context, wish: DraftWish): Promise<DraftHeld> {
  return inTransaction(ctx, async (tx): Promise<DraftHeld> => {
    const draft = await lockOwn(tx, wish);
    if (isRefusal(draft)) return draft;
    const now = tx.now();
    const until = draft.goesAt === null ? now + WARN_AFTER : heldUntil(draft, now);
    if (until === null) return { kind: 'longest' };
    await changeDraft(tx.db, wish.id, draft.goesAt === null ? { warnAt: until } : { goesAt: until });
    const by = `staff:${wish.staffId}`;
    await writeAudit(tx.db, { actor: by, action: 'draft.held', subject: `order:${draft.orderId}`, detail: { notice: wish.id, until } });
    await notifyStaff(tx.db);
    return { kind: 'held', until };
  });
}

export type DraftDiscarded = { kind: 'discarded' } | DraftRefusal;

/** Drops a draft for a reason: it is never sent. Audited. */
export async function discardDraft(ctx: Context, { reason, ...wish }: DraftWish & { reason: DiscardReason }): Promise<DraftDiscarded> {
  const done = await inTransaction(ctx, async (tx): Promise<DraftDiscarded> => {
    const draft = await lockOwn(tx, wish);
    if (isRefusal(draft)) return draft;
    const by = `staff:${wish.staffId}`;
    await endDraft(tx.db, wish.id, { ended: 'discarded', by, at: tx.now(), reason });
    await writeAudit(tx.db, {
      actor: by,
      action: 'draft.discarded',
      subject: `order:${draft.orderId}`,
      detail: { notice: wish.id, reason },
    });
    return { kind: 'discarded' };
  });
  if (done.kind === 'discarded') await tellOfDrafts(ctx);
  return done;
}
