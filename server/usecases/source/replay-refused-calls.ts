import { postedEvent } from '@/server/domain/intake/event-schema';
import { postedOrder } from '@/server/domain/intake/order-schema';
import type { WorkFault } from '@/server/domain/shared/work-fault';
import type { IngestCall } from '@/server/domain/source/refused-call';
import { unseal } from '@/server/platform/crypto';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { deleteRefusedCalls, discardRefusedCalls, lockRefusedCalls } from '@/server/store/refused-call';
import { workFaultOf } from '../operation/work-fault-of';
import type { RecordOutcome } from '../tracking/record-batch';
import { readItems } from './note-refused-call';
import { recordPostedEvents } from './record-posted-events';
import { recordPostedOrders } from './record-posted-orders';

const CALLS_A_STEP = 20;
const MOST_ITEMS = 1_000;

/** What became of the items of one step. `failed`: calls that could not be recorded for a fault of ours; they stay kept. */
export interface ReplayedCalls {
  calls: number;
  failed: number;
  /** Why the last of them failed; null when none did. */
  fault: WorkFault | null;
  items: Record<RecordOutcome['status'], number>;
  /** To go on after; null when this was the last step. */
  lastId: number | null;
}

/**
 * Records the next calls that were refused for one key, the oldest first, as if they had been posted with a key that is
 * right, and forgets their bodies. A person asks for one step after the other, which is the progress he sees; each is
 * audited. What was posted again meanwhile is a duplicate; a process that dies loses nothing.
 */
export async function replayRefusedCalls(ctx: Context, input: { keyId: string; afterId: number; by: string }): Promise<ReplayedCalls> {
  return inTransaction(ctx, async (tx) => {
    const kept = await lockRefusedCalls(tx.db, { keyId: input.keyId, afterId: input.afterId, most: CALLS_A_STEP });
    const items: ReplayedCalls['items'] = { accepted: 0, duplicate: 0, unmapped: 0, rejected: 0 };
    const done: number[] = [];
    let fault: WorkFault | null = null;
    for (const { id, call, sealed } of kept) {
      const recorded = await recordCall(ctx, id, call, sealed);
      if (recorded.kind === 'failed') {
        fault = recorded.fault;
        continue;
      }
      for (const { status } of recorded.outcomes) items[status] += 1;
      done.push(id);
    }
    await deleteRefusedCalls(tx.db, done);
    if (kept.length > 0) {
      const detail = { calls: done.length, ...items };
      await writeAudit(tx.db, { actor: input.by, action: 'refused_calls.replayed', subject: `key:${input.keyId}`, detail });
    }
    const isLast = kept.length < CALLS_A_STEP;
    return { calls: done.length, failed: kept.length - done.length, fault, items, lastId: isLast ? null : kept.at(-1)!.id };
  });
}

type Recorded = { kind: 'recorded'; outcomes: Pick<RecordOutcome, 'status'>[] } | { kind: 'failed'; fault: WorkFault };

/** Records one kept call by a transaction of its own. */
async function recordCall(ctx: Context, id: number, call: IngestCall, sealed: Buffer): Promise<Recorded> {
  try {
    const items = readItems(call, unseal(sealed)).slice(0, MOST_ITEMS);
    const outcomes =
      call === 'orders'
        ? await recordRead(
            items.map((item) => postedOrder.safeParse(item)),
            (orders) => recordPostedOrders(ctx, { orders }),
          )
        : await recordRead(
            items.map((item) => postedEvent.safeParse(item)),
            (events) => recordPostedEvents(ctx, { events }),
          );
    return { kind: 'recorded', outcomes };
  } catch (err) {
    ctx.log.error({ err, refusedCall: id }, 'a refused call could not be recorded and stays kept');
    return { kind: 'failed', fault: workFaultOf(err) };
  }
}

type Read<T> = { success: true; data: T } | { success: false };

/** Items that cannot be read are rejected, as their caller would have been told; the others are recorded. */
async function recordRead<T>(
  reads: readonly Read<T>[],
  record: (said: T[]) => Promise<RecordOutcome[]>,
): Promise<Pick<RecordOutcome, 'status'>[]> {
  const said = reads.flatMap((read) => (read.success ? [read.data] : []));
  const rejected = reads.filter((read) => !read.success).map(() => ({ status: 'rejected' as const }));
  return [...(said.length > 0 ? await record(said) : []), ...rejected];
}

/** Drops what is kept of the refused calls of one key; answers how many there were. Audited. */
export async function dropRefusedCalls(ctx: Context, input: { keyId: string; by: string }): Promise<{ calls: number }> {
  return inTransaction(ctx, async (tx) => {
    const calls = await discardRefusedCalls(tx.db, input.keyId);
    if (calls > 0)
      await writeAudit(tx.db, { actor: input.by, action: 'refused_calls.dropped', subject: `key:${input.keyId}`, detail: { calls } });
    return { calls };
  });
}
