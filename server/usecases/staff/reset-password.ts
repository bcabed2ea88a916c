import { newToken } from '@/server/platform/ids';
import { hashPassword } from '@/server/platform/password';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readStaffById, updateStaff } from '@/server/store/staff';

const PASSWORD_LENGTH = 16;

export type ResetPasswordOutcome = { kind: 'reset'; password: string } | { kind: 'missing' };

/** Gives somebody a new password, answered here once; sessions under the old one end. */
export async function resetPassword(ctx: Context, input: { id: string; by: string }): Promise<ResetPasswordOutcome> {
  const password = newToken(PASSWORD_LENGTH);
  const passwordHash = await hashPassword(password);
  return inTransaction(ctx, async (tx) => {
    if (!(await readStaffById(tx.db, input.id))) return { kind: 'missing' };
    await updateStaff(tx.db, input.id, { passwordHash });
    await writeAudit(tx.db, { actor: input.by, action: 'staff.password_reset', subject: `staff:${input.id}` });
    return { kind: 'reset', password };
  });
}
