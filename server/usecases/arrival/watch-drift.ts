import { type DriftVerdict, judgeDrift } from '@/server/domain/arrival/judge-drift';
import { windowsDrift, windowsHold } from '@/server/domain/notice/staff-alert';
import { newId } from '@/server/platform/ids';
import { type Context, inTransaction } from '@/server/store/context';
import { type DriftRow, listOpenDrifts, readDriftWeeks, saveDrift } from '@/server/store/eta-drift';
import { lockName } from '@/server/store/operation';
import { alertStaff } from '../notice/alert-staff';

/**
 * Looks at how often the windows that each shop told at hand-over held in the last two weeks, raises an alarm where they have left what
 * they promise and ends it where they hold again or too few arrive to tell. Running it again changes nothing. Answers the open ones.
 */
export async function watchDrift(ctx: Context): Promise<{ open: number }> {
  return inTransaction(ctx, async (tx) => {
    await lockName(tx.db, 'watch-drift');
    const weeks = new Map((await readDriftWeeks(tx.db, tx.now())).map((one) => [one.shop, one]));
    const open = new Map((await listOpenDrifts(tx.db)).map((drift) => [drift.shop, drift]));
    for (const shop of new Set([...weeks.keys(), ...open.keys()])) {
      const two = weeks.get(shop);
      const verdict: DriftVerdict = two ? judgeDrift(two.before, two.last) : { kind: 'thin' };
      await keepDrift(tx, shop, open.get(shop), verdict);
    }
    return { open: (await listOpenDrifts(tx.db)).length };
  });
}

async function keepDrift(tx: Context, shop: string, open: DriftRow | undefined, verdict: DriftVerdict): Promise<void> {
  const now = tx.now();
  if (verdict.kind === 'drifts') {
    const { side, share, orders } = verdict;
    const drift = { ...(open ?? { id: newId(now), shop, openedAt: now, closedAt: null }), side, share, orders, seenAt: now };
    await saveDrift(tx.db, drift);
    if (open) return;
    tx.log.warn({ shop, side, share, orders }, 'told windows have left what they promise');
    await alertStaff(tx, windowsDrift(drift));
  } else if (open && verdict.kind !== 'unclear') {
    await saveDrift(tx.db, { ...open, closedAt: now });
    await alertStaff(tx, windowsHold(open, verdict.kind, now));
  }
}

/** Shops whose told windows have left what they promise, the oldest alarm first. */
export function readOpenDrifts(ctx: Context): Promise<DriftRow[]> {
  return listOpenDrifts(ctx.db);
}
