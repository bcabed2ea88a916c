import { SERVICE_SEEN_WITHIN, WARN_AFTER } from '@/server/domain/draft/draft';
import { freshParams, stillHolds } from '@/server/domain/draft/draft-facts';
import { mergeOrders } from '@/server/domain/notice/merge-orders';
import { SETTLE } from '@/server/domain/notice/plan-milestone';
import { groupBy } from '@/server/domain/shared/group-by';
import type { Instant } from '@/server/domain/shared/instant';
import { type Context, inTransaction } from '@/server/store/context';
import { type DraftMark, holdAsDrafts, isServiceThere, type NewDraft, readDraftMarks } from '@/server/store/draft';
import { type DueNotice, settleNotices } from '@/server/store/notice';
import { alertOfDrafts } from './alert-of-drafts';
import { chooseChannel } from './choose-channel';
import { asMergeable, gateOf } from './decide-for-customers';
import type { Round } from './round';

/**
 * Makes drafts of the notices that were taken and that their rule leaves to service first, and answers those that go on: what asks
 * for no draft, what has been one, what the gate holds back anyway, and what nobody is there to read. Costs nothing where no notice
 * asks for it.
 */
export async function holdDrafts(ctx: Context, notices: readonly DueNotice[], round: Round): Promise<DueNotice[]> {
  const wanting = notices.filter(({ params }) => typeof params.draftGoesAt === 'number');
  if (wanting.length === 0) return [...notices];
  const marks = await readDraftMarks(
    ctx.db,
    wanting.map(({ id }) => id),
  );
  const isThere = await isServiceThere(ctx.db, round.now - SERVICE_SEEN_WITHIN, round.now);
  const fresh = wanting.filter((notice) => !marks.has(notice.id) && isForService(notice, round, isThere));
  const drafts = [...groupBy(fresh, ({ phoneHash, id }) => phoneHash ?? id).values()].flatMap((own) => draftsOf(own, round));
  if (drafts.length > 0) {
    await inTransaction(ctx, async (tx) => {
      const ours = new Set(await holdAsDrafts(tx.db, drafts, round.leasedUntil, round.now));
      await alertOfDrafts(
        tx,
        fresh.filter(({ id }) => ours.has(id)),
      );
    });
  }
  const settling = isThere ? [] : wanting.filter((notice) => !marks.has(notice.id) && isUnsettled(notice, round.now));
  await settleNotices(
    ctx.db,
    settling.map(({ id, params }) => ({ id, to: { state: 'pending', dueAt: Number(params.draftFrom) + SETTLE } })),
    round.now,
  );
  const held = new Set([...drafts.map(({ noticeId }) => noticeId), ...settling.map(({ id }) => id)]);
  return notices.filter(({ id }) => !held.has(id)).map((notice) => withMark(notice, marks.get(notice.id), round.now));
}

/** Whether it was written to be read first and nobody is there: then it waits for what may replace it, like any message. */
function isUnsettled({ params, dueAt }: DueNotice, now: Instant): boolean {
  return params.draftGoesAt !== 0 && dueAt <= now && now < Number(params.draftFrom) + SETTLE;
}

/** Whether service is to read it first: there is time for it and somebody there, and it would go. */
function isForService(notice: DueNotice, round: Round, isThere: boolean): boolean {
  const goesAt = Number(notice.params.draftGoesAt);
  if (goesAt !== 0 && (!isThere || goesAt <= round.now)) return false;
  if (notice.dueAt > round.now || gateOf(notice, round, 0).kind === 'suppress') return false;
  return chooseChannel(notice, round).kind !== 'nobody';
}

/** Drafts of one customer's notices: those that say the same are one. In the quiet hours a draft waits with its message. */
function draftsOf(own: readonly DueNotice[], round: Round): NewDraft[] {
  return mergeOrders(own.map(asMergeable)).flatMap(({ lead, others }) =>
    [lead, ...others].map(({ notice }): NewDraft => {
      const goesAt = Number(notice.params.draftGoesAt) || null;
      const gate = gateOf(notice, round, 0);
      return {
        noticeId: notice.id,
        goesAt: goesAt !== null && gate.kind === 'postpone' ? Math.max(goesAt, gate.until) : goesAt,
        warnAt: goesAt === null ? round.now + WARN_AFTER : null,
        askedBy: typeof notice.params.draftBy === 'string' ? notice.params.draftBy : 'rule',
        leadId: notice.id === lead.id ? null : lead.id,
        orderVersion: notice.document.version,
      };
    }),
  );
}

/** A notice that was a draft, with what service left on it, said as the order is by now. */
export function withMark(notice: DueNotice, mark: Pick<DraftMark, 'draftId' | 'words' | 'writtenOn'> | undefined, now: Instant): DueNotice {
  if (!mark) return notice;
  const isTrue = mark.writtenOn !== null && stillHolds(mark.writtenOn, notice.params, notice.document, now);
  return {
    ...notice,
    params: freshParams(notice.params, notice.document),
    drafted: { of: mark.draftId, words: isTrue ? mark.words : null, isAnew: mark.words !== null && !isTrue },
  };
}
