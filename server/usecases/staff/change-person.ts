import type { StaffRole } from '@/server/domain/access/staff-role';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { lockActiveAdmins, readStaffById, updateStaff } from '@/server/store/staff';

export type ChangePersonOutcome = { kind: 'changed' } | { kind: 'missing' } | { kind: 'last_admin' };

/**
 * Changes role or activity of a member of staff. Takes effect at their next request. The last active administrator
 * stays one.
 */
export async function changePerson(
  ctx: Context,
  input: { id: string; role?: StaffRole; active?: boolean; by: string },
): Promise<ChangePersonOutcome> {
  return inTransaction(ctx, async (tx) => {
    const admins = await lockActiveAdmins(tx.db);
    const before = await readStaffById(tx.db, input.id);
    if (!before) return { kind: 'missing' };
    const after = { role: input.role ?? before.role, active: input.active ?? before.active };
    const staysAdmin = after.active && after.role === 'admin';
    if (admins.length === 1 && admins[0] === input.id && !staysAdmin) return { kind: 'last_admin' };
    await updateStaff(tx.db, input.id, after);
    const detail = { from: { role: before.role, active: before.active }, to: after };
    await writeAudit(tx.db, { actor: input.by, action: 'staff.changed', subject: `staff:${input.id}`, detail });
    return { kind: 'changed' };
  });
}
