import type { Instant } from '@/server/domain/shared/instant';
import type { NoteRow } from '@/server/store/note';
import type { ShareLink } from '@/server/store/share-link';
import type { NoticeListRow } from '@/server/store/staff-reading';

/** The moment, unless it had not come yet. */
function byThen(at: Instant | null, asOf: Instant): Instant | null {
  return at !== null && at <= asOf ? at : null;
}

/** Notices as they stood at a moment: those written by then, with the tries begun by then, not yet settled where they were not. */
export function noticesAsOf(notices: readonly NoticeListRow[], asOf: Instant): NoticeListRow[] {
  return notices
    .filter((notice) => notice.createdAt <= asOf)
    .map((notice) => {
      const tries = notice.tries
        .filter((one) => one.startedAt <= asOf)
        .map((one) => {
          const isOver = one.endedAt !== null && one.endedAt <= asOf;
          const receiptAt = byThen(one.receiptAt, asOf);
          return isOver ? { ...one, receiptAt } : { ...one, receiptAt, endedAt: null, outcome: 'sending', code: null, detail: null };
        });
      if (notice.settledAt !== null && notice.settledAt <= asOf) return { ...notice, tries };
      return { ...notice, tries, state: tries.length > 0 ? 'sending' : 'pending', detail: null, settledAt: null };
    });
}

type PromiseMoment = 'keptAt' | 'brokenAt' | 'lateAt' | 'withdrawnAt';

/** Promises made by then, kept, broken or withdrawn only where they were by then. */
export function promisesAsOf<T extends Record<PromiseMoment, Instant | null> & { createdAt: Instant }>(
  promises: readonly T[],
  asOf: Instant,
): T[] {
  return promises
    .filter((promise) => promise.createdAt <= asOf)
    .map((promise) => ({
      ...promise,
      keptAt: byThen(promise.keptAt, asOf),
      brokenAt: byThen(promise.brokenAt, asOf),
      lateAt: byThen(promise.lateAt, asOf),
      withdrawnAt: byThen(promise.withdrawnAt, asOf),
    }));
}

/** Share links made by then, revoked only where they were by then. How often they were opened is only known of now. */
export function linksAsOf(links: readonly ShareLink[], asOf: Instant): ShareLink[] {
  return links.filter((link) => link.createdAt <= asOf).map((link) => ({ ...link, revokedAt: byThen(link.revokedAt, asOf) }));
}

/** Notes written by then. */
export function notesAsOf(notes: readonly NoteRow[], asOf: Instant): NoteRow[] {
  return notes.filter((note) => note.createdAt <= asOf);
}
