import type { StaffRole } from '@/server/domain/access/staff-role';
import { sha256Hex } from '@/server/platform/crypto';
import { hashPassword, verifyPassword } from '@/server/platform/password';
import { singleton } from '@/server/platform/singleton';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { markStaffSeen, readStaffWithHash } from '@/server/store/staff';

/** Somebody signed in, as the session carries one. */
export interface SignedInStaff {
  id: string;
  name: string;
  email: string;
  role: StaffRole;
  /** Changes with the password, so that a session does not outlive it. */
  credentialTag: string;
}

export type SignInOutcome = { kind: 'signed_in'; staff: SignedInStaff } | { kind: 'refused' };

/**
 * Checks e-mail address and password. Unknown address, wrong password and deactivated account are one outcome and cost
 * the same: a password is always verified, if need be against a hash that nobody has the password of.
 */
export async function signIn(ctx: Context, input: { email: string; password: string }): Promise<SignInOutcome> {
  const email = input.email.trim().toLowerCase();
  const row = await readStaffWithHash(ctx.db, { email });
  // Made beforehand by whoever comes first, known address or not.
  const decoy = await decoyHash();
  const isRight = await verifyPassword(input.password, row?.passwordHash ?? decoy);
  if (!row || !isRight || !row.active) return { kind: 'refused' };
  await inTransaction(ctx, async (tx) => {
    await markStaffSeen(tx.db, row.id, tx.now());
    await writeAudit(tx.db, { actor: `staff:${row.id}`, action: 'session.opened', subject: `staff:${row.id}` });
  });
  const { id, name, role } = row;
  return { kind: 'signed_in', staff: { id, name, email, role, credentialTag: credentialTagOf(row.passwordHash) } };
}

/** A short fingerprint of the stored hash; says nothing about the password. */
export function credentialTagOf(passwordHash: string): string {
  return sha256Hex(passwordHash).slice(0, 16);
}

function decoyHash(): Promise<string> {
  return singleton('decoy-password-hash', () => hashPassword(crypto.randomUUID()));
}
