import { type RetryRefusal, retryRefusal } from '@/server/domain/notice/mend-notice';
import type { Instant } from '@/server/domain/shared/instant';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { beginAnew, callOff, lockMendable, readOver } from '@/server/store/notice-by-hand';

/** Notices that one call sends again at most. */
const TOGETHER = 200;

export interface Retried {
  /** How many go again; each passes the gate like a new one. */
  retried: number;
  refused: Partial<Record<RetryRefusal, number>>;
}

/** Sends some notices again that came to nothing; those that were told, or may have been, are left alone. Audited. */
export async function retryNotices(ctx: Context, { ids, by }: { ids: readonly string[]; by: string }): Promise<Retried> {
  return inTransaction(ctx, async (tx) => {
    const known = await lockMendable(tx.db, ids);
    const judged = known.map((one) => ({ id: one.id, refusal: retryRefusal(one) }));
    const mended = judged.filter(({ refusal }) => refusal === null).map(({ id }) => id);
    const refused: Retried['refused'] = {};
    for (const { refusal } of judged) if (refusal) refused[refusal] = (refused[refusal] ?? 0) + 1;
    if (mended.length > 0) {
      await beginAnew(tx.db, mended, tx.now());
      await auditMended(tx, { by, action: 'notice.retried', ids: mended });
    }
    return { retried: mended.length, refused };
  });
}

/** Which notices that came to nothing: all of a state with one reason. */
export interface Heap {
  state: 'dead' | 'failed' | 'suppressed';
  detail: string | null;
  /** Written by then: what comes to nothing meanwhile is not meant. */
  writtenBy: Instant;
  /** `next` of the call before; null begins. */
  after: string | null;
}

/** Sends a part of a heap again and answers where the next begins; null at its end. Each part is audited. */
export async function retryHeap(ctx: Context, { by, ...heap }: Heap & { by: string }): Promise<Retried & { next: string | null }> {
  const ids = await readOver(ctx.db, heap, TOGETHER);
  const done = ids.length === 0 ? { retried: 0, refused: {} } : await retryNotices(ctx, { ids, by });
  return { ...done, next: ids.length === TOGETHER ? ids.at(-1)! : null };
}

/** Calls off notices that wait for their time; one that is being sent is not held any more. Audited. Answers how many. */
export async function cancelNotices(ctx: Context, { ids, by }: { ids: readonly string[]; by: string }): Promise<{ cancelled: number }> {
  return inTransaction(ctx, async (tx) => {
    const cancelled = await callOff(tx.db, ids, tx.now());
    if (cancelled.length > 0) await auditMended(tx, { by, action: 'notice.cancelled', ids: cancelled });
    return { cancelled: cancelled.length };
  });
}

async function auditMended(tx: Context, { by, action, ids }: { by: string; action: string; ids: readonly string[] }): Promise<void> {
  const subject = ids.length === 1 ? `notice:${ids[0]}` : 'notice:*';
  await writeAudit(tx.db, { actor: by, action, subject, detail: ids.length === 1 ? {} : { count: ids.length, ids } });
}
