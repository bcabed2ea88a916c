import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { findDueForced, lockForced, orderOfForced, saveForced } from '@/server/store/forced-state';
import { lapsedFact, subjectOf } from './forced-facts';
import { lockForceGround } from './lock-force-ground';
import { recordByHand } from './record-by-hand';

const MOST_AT_ONCE = 200;

/**
 * Ends one round of the states set by hand whose time is up: one that no system bore out lapses into a conflict, and the
 * order goes back to what the facts say; one that was borne out is settled; a proposal nobody confirmed expires. Answers
 * how many were seen to. One that cannot be ended is logged and tried again in the next round.
 */
export async function lapseForces(ctx: Context): Promise<number> {
  const due = await findDueForced(ctx.db, ctx.now(), MOST_AT_ONCE);
  let ended = 0;
  for (const id of due) {
    try {
      ended += Number(await inTransaction(ctx, (tx) => endOne(tx, id)));
    } catch (error) {
      ctx.log.error({ err: error, forcedId: id }, 'a state set by hand could not be ended; it is tried again');
    }
  }
  return ended;
}

async function endOne(tx: Context, id: string): Promise<boolean> {
  const orderId = await orderOfForced(tx.db, id);
  const ground = orderId && (await lockForceGround(tx, orderId));
  const row = ground && (await lockForced(tx.db, id));
  const now = tx.now();
  if (!ground || !row || row.until > now || (row.state !== 'in_force' && row.state !== 'proposed')) return false;
  const { forced, attention } = ground.document.state;
  const isBorneOut = forced?.identity !== row.identity && !attention.some((a) => a.facts?.includes(row.identity));
  const state = row.state === 'proposed' ? 'expired' : isBorneOut ? 'settled' : 'lapsed';
  await saveForced(tx.db, { ...row, state, endedBy: 'system', endedAt: now });
  const detail = { id: row.id, lifecycle: row.lifecycle };
  await writeAudit(tx.db, { actor: 'system', action: `force.${state}`, subject: subjectOf(row), detail });
  if (state === 'lapsed') await recordByHand(tx, [lapsedFact(ground, row, now)], ground.document.state.history);
  return true;
}
