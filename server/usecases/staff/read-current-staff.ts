import type { Context } from '@/server/store/context';
import { readStaffWithHash } from '@/server/store/staff';
import { credentialTagOf, type SignedInStaff } from './sign-in';

/**
 * Who a session stands for at this moment: the role as it is now, not as it was when the session began. Null when the
 * account is gone, deactivated or has another password since.
 */
export async function readCurrentStaff(ctx: Context, session: { staffId: string; credentialTag: string }): Promise<SignedInStaff | null> {
  const row = await readStaffWithHash(ctx.db, { id: session.staffId });
  if (!row?.active || credentialTagOf(row.passwordHash) !== session.credentialTag) return null;
  return { id: row.id, name: row.name, email: row.email, role: row.role, credentialTag: session.credentialTag };
}
