import type { Instant } from '@/server/domain/shared/instant';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readHook } from '@/server/store/hook';
import { replayFailed, replayHookMessage } from '@/server/store/hook-ledger';

/** Messages that one replay takes up; the rest with the next. */
export const MOST_REPLAYED = 10_000;

/** One message, or the failed ones since a moment. */
export type ReplayWish = { messageId: string } | { since: Instant };

/**
 * Sends messages again, under the ids that they have, before what is newer of the same orders. Answers how many; a message that is just
 * being sent is none.
 */
export async function replayHook(
  ctx: Context,
  input: { id: string; wish: ReplayWish; by: string },
): Promise<{ kind: 'replaying'; messages: number } | { kind: 'missing' }> {
  const { wish } = input;
  return inTransaction(ctx, async (tx) => {
    const hook = await readHook(tx.db, input.id);
    if (!hook) return { kind: 'missing' as const };
    const now = ctx.now();
    const messages =
      'since' in wish
        ? await replayFailed(tx.db, hook.id, wish.since, MOST_REPLAYED, now)
        : Number(await replayHookMessage(tx.db, hook.id, wish.messageId, now));
    if (messages === 0) return { kind: 'replaying' as const, messages };
    const detail = { messages, ...('since' in wish ? { since: wish.since } : { message: wish.messageId }) };
    await writeAudit(tx.db, { actor: input.by, action: 'hook.replayed', subject: `hook:${hook.id}`, detail });
    return { kind: 'replaying' as const, messages };
  });
}
