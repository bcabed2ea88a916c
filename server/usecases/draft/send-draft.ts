import { factsUnder } from '@/server/domain/draft/draft-facts';
import { type Finding, isFault } from '@/server/domain/template/check-words';
import type { Words } from '@/server/domain/template/words';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { changeDraft, endDraft } from '@/server/store/draft';
import { readDueNotices } from '@/server/store/notice';
import { draftFaults } from './draft-faults';
import { type DraftRefusal, type DraftWish, isRefusal, lockOwn } from './lock-own';
import { tellOfDrafts } from './tend-drafts';

export type DraftSent = { kind: 'confirmed' } | { kind: 'bad_words'; findings: Finding[] } | DraftRefusal;

/**
 * Lets a draft go, in the words that are kept or in new ones. Of two who confirm it, and of its going by itself, exactly one comes
 * first: the others are told which. It passes the gate again before it is sent, like any message. Audited.
 */
export async function sendDraft(ctx: Context, { words, ...wish }: DraftWish & { words?: Words[] | undefined }): Promise<DraftSent> {
  const findings = words ? (await draftFaults(ctx, wish.id, words)).filter(isFault) : [];
  if (findings.length > 0) return { kind: 'bad_words', findings };
  const sent = await inTransaction(ctx, async (tx): Promise<DraftSent> => {
    const draft = await lockOwn(tx, wish);
    if (isRefusal(draft)) return draft;
    const by = `staff:${wish.staffId}`;
    const at = tx.now();
    if (words) {
      const [notice] = await readDueNotices(tx.db, [wish.id], at);
      await changeDraft(tx.db, wish.id, { written: { words, on: factsUnder(notice!.params, notice!.document), by, at } });
    }
    await endDraft(tx.db, wish.id, { ended: 'confirmed', by, at });
    const isEdited = words !== undefined || draft.words !== null;
    await writeAudit(tx.db, {
      actor: by,
      action: 'draft.confirmed',
      subject: `order:${draft.orderId}`,
      detail: { notice: wish.id, isEdited },
    });
    return { kind: 'confirmed' };
  });
  if (sent.kind === 'confirmed') await tellOfDrafts(ctx);
  return sent;
}
