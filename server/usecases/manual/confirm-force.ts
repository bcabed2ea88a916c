import { forceCause } from '@/server/domain/notice/second-alert';
import { type ForceRefusal, judgeForce } from '@/server/domain/order/judge-force';
import { HOUR, type Instant } from '@/server/domain/shared/instant';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { type ForcedRow, lockForced, orderOfForced, saveForced } from '@/server/store/forced-state';
import { endAlerts } from '@/server/store/raised-alert';
import { forcedFact, subjectOf } from './forced-facts';
import { lockForceGround } from './lock-force-ground';
import { personBehind } from './person-behind';
import { recordByHand } from './record-by-hand';

export type ConfirmOutcome =
  | { kind: 'in_force'; id: string; until: Instant }
  /** The one who proposed it, also by a key of theirs. */
  | { kind: 'same_person' }
  /** Nobody waits for it any more: confirmed, refused, withdrawn or expired. */
  | { kind: 'not_waiting'; state: ForcedRow['state'] }
  /** The order has moved on and the state may no longer be set. */
  | { kind: 'refused'; why: ForceRefusal }
  | { kind: 'missing' };

/** The second person confirms what the first proposed (R1-36): from now on it holds, for its hours. Audited. */
export async function confirmForce(ctx: Context, input: { id: string; by: string }): Promise<ConfirmOutcome> {
  return inTransaction(ctx, async (tx): Promise<ConfirmOutcome> => {
    const orderId = await orderOfForced(tx.db, input.id);
    const ground = orderId && (await lockForceGround(tx, orderId));
    const row = ground && (await lockForced(tx.db, input.id));
    if (!ground || !row) return { kind: 'missing' };
    const now = tx.now();
    if (row.state !== 'proposed' || row.until <= now) return { kind: 'not_waiting', state: row.state };
    if ((await personBehind(tx, input.by)) === (await personBehind(tx, row.proposedBy))) return { kind: 'same_person' };
    const { state } = ground.document;
    const judged = judgeForce({ state, codAllowed: ground.codAllowed, target: row.lifecycle, reason: row.reason });
    if (judged.kind === 'refused') return judged;
    const confirmed: ForcedRow = {
      ...row,
      from: state.lifecycle,
      state: 'in_force',
      confirmedBy: input.by,
      confirmedAt: now,
      until: now + row.hours * HOUR,
    };
    await saveForced(tx.db, confirmed);
    await endAlerts(tx.db, { cause: forceCause(row.id) }, input.by, now);
    const detail = { id: row.id, lifecycle: row.lifecycle, from: confirmed.from, proposedBy: row.proposedBy };
    await writeAudit(tx.db, { actor: input.by, action: 'force.confirmed', subject: subjectOf(row), detail });
    await recordByHand(tx, [forcedFact(ground, confirmed, now)], state.history);
    return { kind: 'in_force', id: row.id, until: confirmed.until };
  });
}
