import { decide } from '@/server/domain/subscription/subscription';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readSubscriptions, saveSubscription } from '@/server/store/subscription';

export type DecideFeedOutcome =
  | { kind: 'decided' }
  | { kind: 'missing' }
  /** The vendor spoke meanwhile: look again before deciding. */
  | { kind: 'moved_on' };

/**
 * Service decides about a number that its vendor gave up or does not take: ask anew, or let it be. A number that is being
 * watched can be let go. Audited.
 */
export async function decideFeed(
  ctx: Context,
  input: { source: string; shipmentKey: string; state: string; decision: 'renew' | 'stop'; actor: string },
): Promise<DecideFeedOutcome> {
  return inTransaction(ctx, async (tx) => {
    const row = (await readSubscriptions(tx.db, [input.shipmentKey])).find((s) => s.source === input.source);
    if (!row) return { kind: 'missing' };
    const now = tx.now();
    const isSame = row.state === input.state;
    if (!isSame || !(await saveSubscription(tx.db, row, row.state, decide(row, input.decision, now), now))) return { kind: 'moved_on' };
    const detail = { source: row.source, shipment: row.shipmentKey, decision: input.decision, was: row.state };
    await writeAudit(tx.db, { actor: input.actor, action: 'feed.decided', subject: `order:${row.orderId}`, detail });
    return { kind: 'decided' };
  });
}
