import { mayAct, type StaffRole } from '@/server/domain/access/staff-role';
import type { StaffAlert } from '@/server/domain/notice/staff-alert';
import type { Context } from '@/server/store/context';
import { listStaff } from '@/server/store/staff';
import { raiseAlert } from './raise-alert';

/**
 * Alerts everybody who may be the second person: active, of a role or above, and not whoever asked (`staff:<id>`; null where
 * nobody did). `nearest` leaves those above alone while somebody of the role itself is there. Belongs in the transaction of its
 * cause; safe to repeat. Answers how many were asked.
 */
export async function alertSecondPerson(
  tx: Context,
  alert: StaffAlert,
  to: { role: StaffRole; by: string | null; nearest?: true },
): Promise<number> {
  const others = (await listStaff(tx.db)).filter(({ id, active, role }) => active && mayAct(role, to.role) && `staff:${id}` !== to.by);
  const near = others.filter(({ role }) => role === to.role);
  const asked = to.nearest && near.length > 0 ? near : others;
  await raiseAlert(
    tx,
    alert,
    asked.map(({ id }) => `person:${id}`),
  );
  return asked.length;
}
