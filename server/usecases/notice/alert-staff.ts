import { mayAct, type StaffRole } from '@/server/domain/access/staff-role';
import { TEAM_ZONE } from '@/server/domain/duty/shift';
import { hearersOf } from '@/server/domain/notice/hearers-of';
import { ALERTS, mayWake, type StaffAlert } from '@/server/domain/notice/staff-alert';
import type { Context } from '@/server/store/context';
import { readReachableStaff } from '@/server/store/staff-reach';
import { readOnCall } from '../duty/read-on-call';
import { membersNow } from '../ticket/give-ticket';
import { raiseAlert } from './raise-alert';

/**
 * Alerts staff once: in the console everybody of the role concerned or above, and outside it who of them left an address; of what
 * may wake somebody those on duty, else who is on call. Belongs in the transaction of its cause, so that neither stands without
 * the other; safe to repeat.
 */
export async function alertStaff(tx: Context, alert: StaffAlert, role: StaffRole = ALERTS[alert.template].role): Promise<void> {
  const reachable = new Set(await readReachableStaff(tx.db, ['agent', 'supervisor', 'admin']));
  const members = (await membersNow(tx, TEAM_ZONE)).filter(({ id }) => reachable.has(id));
  const onCallId = await readOnCall(tx);
  const onCall = members.find((one) => one.id === onCallId && !one.isAbsent) ?? null;
  const persons = hearersOf(
    members.filter((one) => mayAct(one.role, role)),
    onCall,
    mayWake(alert.template, alert.params),
  );
  await raiseAlert(tx, alert, [`staff:${role}`, ...persons.map((id) => `person:${id}`)]);
}
