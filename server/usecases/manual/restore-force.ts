import type { Instant } from '@/server/domain/shared/instant';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { type ForcedRow, hasOpenForced, lockForced, orderOfForced, saveForced } from '@/server/store/forced-state';
import { subjectOf, turnFact } from './forced-facts';
import { lockForceGround } from './lock-force-ground';
import { recordByHand } from './record-by-hand';

export type RestoreOutcome =
  | { kind: 'in_force'; id: string; until: Instant }
  /** It was not withdrawn, its time is up, or another state was set meanwhile. */
  | { kind: 'not_restorable'; state: ForcedRow['state'] }
  | { kind: 'missing' };

/** Undoes a withdrawal within the hours of the state that was withdrawn. Audited. */
export async function restoreForce(ctx: Context, input: { id: string; by: string }): Promise<RestoreOutcome> {
  return inTransaction(ctx, async (tx): Promise<RestoreOutcome> => {
    const orderId = await orderOfForced(tx.db, input.id);
    const ground = orderId && (await lockForceGround(tx, orderId));
    const row = ground && (await lockForced(tx.db, input.id));
    if (!ground || !row) return { kind: 'missing' };
    const now = tx.now();
    if (row.state !== 'withdrawn' || row.until <= now || (await hasOpenForced(tx.db, row.orderId)))
      return { kind: 'not_restorable', state: row.state };
    await saveForced(tx.db, { ...row, state: 'in_force', endedBy: null, endedAt: null });
    const detail = { id: row.id, lifecycle: row.lifecycle };
    await writeAudit(tx.db, { actor: input.by, action: 'force.restored', subject: subjectOf(row), detail });
    await recordByHand(tx, [turnFact(ground, row, 'source.reinstated', input.by, now)], ground.document.state.history);
    return { kind: 'in_force', id: row.id, until: row.until };
  });
}
