import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import { followUp } from '@/server/domain/promise/follow-up';
import { MINUTE } from '@/server/domain/shared/instant';
import { type Context, inTransaction } from '@/server/store/context';
import { insertNotices } from '@/server/store/notice-write';
import { lockDuePromises, scorePromises } from '@/server/store/promise';

/** The next word is written this long before it is promised, so that it can be there in time. */
const AHEAD_MS = 10 * MINUTE;
/** Later than this after its time a promise counts as broken, whatever is told then. */
const GRACE_MS = 5 * MINUTE;
const BATCH = 200;

/**
 * Keeps the promises that fall due: each is scored, and where nothing else was told in the meantime the promised update is
 * written, in the same transaction. Answers how many promises it saw to.
 */
export async function keepPromises(ctx: Context): Promise<{ seen: number }> {
  return inTransaction(ctx, async (tx) => {
    const now = tx.now();
    const due = await lockDuePromises(tx.db, now + AHEAD_MS, BATCH);
    if (due.length === 0) return { seen: 0 };
    const kept = due.map((promise) => {
      const zone = recipientZone(promise.document.state.destination, promise.timeZone);
      return { promise, follow: followUp(promise, promise.document, zone, now) };
    });
    await insertNotices(
      tx.db,
      kept.flatMap(({ promise, follow }) => (follow.kind === 'tell' ? [{ orderId: promise.orderId, intent: follow.intent }] : [])),
    );
    await scorePromises(
      tx.db,
      kept.map(({ promise, follow }) => ({ id: promise.id, isKept: follow.kind === 'kept' || now <= promise.dueAt + GRACE_MS })),
      now,
    );
    return { seen: due.length };
  });
}
