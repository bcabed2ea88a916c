import { forceCause } from '@/server/domain/notice/second-alert';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { type ForcedRow, lockForced, orderOfForced, saveForced } from '@/server/store/forced-state';
import { endAlerts } from '@/server/store/raised-alert';
import { subjectOf, turnFact } from './forced-facts';
import { lockForceGround } from './lock-force-ground';
import { recordByHand } from './record-by-hand';

export type WithdrawOutcome =
  | { kind: 'withdrawn' | 'refused'; id: string }
  | { kind: 'not_open'; state: ForcedRow['state'] }
  | { kind: 'missing' };

/** What can still be taken back; a lapsed word too, which settles the conflict it left. */
const OPEN: ReadonlySet<ForcedRow['state']> = new Set<ForcedRow['state']>(['proposed', 'in_force', 'lapsed']);

/**
 * Takes a state set by hand back: the order is again what the facts say. A proposal that waits for a second person is
 * refused. Both can be done by anybody who may set states. Audited.
 */
export async function withdrawForce(ctx: Context, input: { id: string; by: string }): Promise<WithdrawOutcome> {
  return inTransaction(ctx, async (tx): Promise<WithdrawOutcome> => {
    const orderId = await orderOfForced(tx.db, input.id);
    const ground = orderId && (await lockForceGround(tx, orderId));
    const row = ground && (await lockForced(tx.db, input.id));
    if (!ground || !row) return { kind: 'missing' };
    if (!OPEN.has(row.state)) return { kind: 'not_open', state: row.state };
    const now = tx.now();
    const kind = row.state === 'proposed' ? 'refused' : 'withdrawn';
    await saveForced(tx.db, { ...row, state: kind, endedBy: input.by, endedAt: now });
    await endAlerts(tx.db, { cause: forceCause(row.id) }, input.by, now);
    const detail = { id: row.id, lifecycle: row.lifecycle };
    await writeAudit(tx.db, { actor: input.by, action: `force.${kind}`, subject: subjectOf(row), detail });
    if (kind === 'withdrawn')
      await recordByHand(tx, [turnFact(ground, row, 'source.withdrew', input.by, now)], ground.document.state.history);
    return { kind, id: row.id };
  });
}
