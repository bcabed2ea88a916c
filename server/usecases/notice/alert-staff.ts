import { mayAct, STAFF_ROLES } from '@/server/domain/access/staff-role';
import { ALERTS, type StaffAlert } from '@/server/domain/notice/staff-alert';
import type { Context } from '@/server/store/context';
import { insertAlerts } from '@/server/store/staff-alert';
import { readReachableStaff } from '@/server/store/staff-reach';

/**
 * Alerts staff once: in the console everybody of the role concerned or above, and each of them who left an address
 * outside it. Belongs in the transaction of its cause, so that neither stands without the other; safe to repeat.
 */
export async function alertStaff(tx: Context, alert: StaffAlert): Promise<void> {
  const { role } = ALERTS[alert.template];
  const persons = await readReachableStaff(
    tx.db,
    STAFF_ROLES.filter((one) => mayAct(one, role)),
  );
  await insertAlerts(tx.db, alert, [`staff:${role}`, ...persons.map((id) => `person:${id}`)], tx.now());
}
