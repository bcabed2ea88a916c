import type { StaffRole } from '@/server/domain/access/staff-role';
import { firstCause } from '@/server/domain/notice/staff-alert';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { notifyStaff } from '@/server/store/notify';
import { readOwnCauses } from '@/server/store/open-alert';
import { markSeen, takeAlert } from '@/server/store/raised-alert';
import { alertReader } from './alert-reader';

interface Which {
  /** Ids of notices, as `listAlerts` answers them. */
  ids: readonly string[];
  who: { id: string; role: StaffRole };
}

export type AlertsTaken = { kind: 'done'; taken: number } | { kind: 'taken_before' } | { kind: 'missing' };

/**
 * Somebody sees to some alerts: for everybody, so that they climb no further and whoever is still to be told by phone is not. Who and
 * when is shown to the others; audited. Alerts to a higher role or to somebody else are none of theirs.
 */
export async function takeAlerts(ctx: Context, { ids, who }: Which): Promise<AlertsTaken> {
  return inTransaction(ctx, async (tx): Promise<AlertsTaken> => {
    const causes = [...new Set((await readOwnCauses(tx.db, alertReader(who), ids)).map(firstCause))];
    if (causes.length === 0) return { kind: 'missing' };
    const by = `staff:${who.id}`;
    let taken = 0;
    for (const cause of causes) {
      if (!(await takeAlert(tx.db, cause, by, tx.now()))) continue;
      taken += 1;
      await writeAudit(tx.db, { actor: by, action: 'alert.taken', subject: `alert:${cause}` });
    }
    if (taken > 0) await notifyStaff(tx.db);
    return taken > 0 ? { kind: 'done', taken } : { kind: 'taken_before' };
  });
}

export type AlertsSeen = { kind: 'done' } | { kind: 'missing' };

/** Somebody has seen some alerts: they pop up for them no more. They stay everybody else's, and climb as before. */
export async function seeAlerts(ctx: Context, { ids, who }: Which): Promise<AlertsSeen> {
  return inTransaction(ctx, async (tx): Promise<AlertsSeen> => {
    const causes = await readOwnCauses(tx.db, alertReader(who), ids);
    if (causes.length === 0) return { kind: 'missing' };
    await markSeen(tx.db, causes, who.id, tx.now());
    return { kind: 'done' };
  });
}
