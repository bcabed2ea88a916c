import { promisesBroken, promisesDue } from '@/server/domain/notice/promise-alert';
import type { StaffAlert } from '@/server/domain/notice/staff-alert';
import { groupBy } from '@/server/domain/shared/group-by';
import type { Context } from '@/server/store/context';
import type { DuePromise } from '@/server/store/promise';
import { readStaffById } from '@/server/store/staff';
import { wasAlerted } from '@/server/store/staff-alert';
import { alertStaff } from '../notice/alert-staff';
import { raiseAlert } from '../notice/raise-alert';

type Alerted = Pick<DuePromise, 'id' | 'orderNo' | 'kind' | 'dueAt' | 'ownerId'>;

/**
 * Alerts of promises that may break, or did: whoever has to keep them or has the order's ticket, else service that is on duty; those of
 * one person as one alert. Belongs in the transaction that marks them, so that each is told of once.
 */
export async function alertOfPromises(tx: Context, found: { due: readonly Alerted[]; broken: readonly Alerted[] }): Promise<void> {
  for (const [first, ...others] of byOwner(found.due)) await tell(tx, promisesDue([first!, ...others], first!.ownerId), first!.ownerId);
  for (const [first, ...others] of byOwner(found.broken)) {
    const alert = promisesBroken([first!, ...others], first!.ownerId, tx.now());
    if (!(await wasAlerted(tx.db, alert.cause))) await tell(tx, alert, first!.ownerId);
  }
}

function byOwner(promises: readonly Alerted[]): Iterable<readonly Alerted[]> {
  return groupBy(promises, ({ ownerId }) => ownerId ?? '').values();
}

async function tell(tx: Context, alert: StaffAlert, ownerId: string | null): Promise<void> {
  const owner = ownerId === null ? null : await readStaffById(tx.db, ownerId);
  if (owner?.active) await raiseAlert(tx, alert, [`person:${owner.id}`]);
  else await alertStaff(tx, alert);
}
