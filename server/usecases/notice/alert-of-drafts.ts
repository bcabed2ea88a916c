import { draftsWait } from '@/server/domain/notice/staff-alert';
import { groupBy } from '@/server/domain/shared/group-by';
import type { Context } from '@/server/store/context';
import type { DueNotice } from '@/server/store/notice';
import { notifyStaff } from '@/server/store/notify';
import { wasAlerted } from '@/server/store/staff-alert';
import { readOwners } from '@/server/store/ticket-owner';
import { alertStaff } from './alert-staff';
import { raiseAlert } from './raise-alert';

/**
 * Tells service that messages wait to be read: the owner of the order's ticket, else everybody of service who is on duty; each of
 * them once in a quarter of an hour, however many there are. Belongs in the transaction that makes the drafts.
 */
export async function alertOfDrafts(tx: Context, drafted: readonly DueNotice[]): Promise<void> {
  if (drafted.length === 0) return;
  // who wrote one by hand knows of it
  const ofRules = drafted.filter(({ params }) => params.draftBy === undefined);
  const owners = await readOwners(
    tx.db,
    ofRules.map(({ orderId }) => orderId),
  );
  for (const [owner, own] of groupBy(ofRules, ({ orderId }) => owners.get(orderId) ?? '')) {
    const alert = draftsWait({ owner: owner || null, orderNo: own[0]!.orderNo, others: own.length - 1 }, tx.now());
    if (await wasAlerted(tx.db, alert.cause)) continue;
    if (owner) await raiseAlert(tx, alert, [`person:${owner}`]);
    else await alertStaff(tx, alert);
  }
  await notifyStaff(tx.db);
}
