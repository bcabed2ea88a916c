import type { StaffRole } from '@/server/domain/access/staff-role';
import { newId, newToken } from '@/server/platform/ids';
import { hashPassword } from '@/server/platform/password';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { insertStaff } from '@/server/store/staff';

export type AddPersonOutcome = { kind: 'added'; id: string; password: string } | { kind: 'address_taken' };

/** Characters of a password that we hand out: 93 bits. */
const PASSWORD_LENGTH = 16;

/** Adds a member of staff with a password of our making, which is answered here once and stored as a hash only. */
export async function addPerson(
  ctx: Context,
  input: { email: string; name: string; role: StaffRole; by: string },
): Promise<AddPersonOutcome> {
  const id = newId(ctx.now());
  const password = newToken(PASSWORD_LENGTH);
  const passwordHash = await hashPassword(password);
  const email = input.email.trim().toLowerCase();
  return inTransaction(ctx, async (tx) => {
    const isAdded = await insertStaff(tx.db, { id, email, name: input.name.trim(), role: input.role, passwordHash });
    if (!isAdded) return { kind: 'address_taken' };
    await writeAudit(tx.db, { actor: input.by, action: 'staff.added', subject: `staff:${id}`, detail: { role: input.role } });
    return { kind: 'added', id, password };
  });
}
