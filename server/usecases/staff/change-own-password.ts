import { hashPassword, verifyPassword } from '@/server/platform/password';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readStaffWithHash, updateStaff } from '@/server/store/staff';

export type ChangePasswordOutcome = { kind: 'changed' } | { kind: 'wrong_password' };

/** Gives a member of staff the password of their own choice; every session under the old one ends. */
export async function changeOwnPassword(ctx: Context, input: { id: string; old: string; next: string }): Promise<ChangePasswordOutcome> {
  const row = await readStaffWithHash(ctx.db, { id: input.id });
  if (!row || !(await verifyPassword(input.old, row.passwordHash))) return { kind: 'wrong_password' };
  const passwordHash = await hashPassword(input.next);
  await inTransaction(ctx, async (tx) => {
    await updateStaff(tx.db, row.id, { passwordHash });
    await writeAudit(tx.db, { actor: `staff:${row.id}`, action: 'staff.password_changed', subject: `staff:${row.id}` });
  });
  return { kind: 'changed' };
}
