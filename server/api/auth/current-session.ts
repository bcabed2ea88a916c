import { getServerSession } from 'next-auth';
import { newContext } from '@/server/store/context';
import { readCurrentStaff } from '@/server/usecases/staff/read-current-staff';
import type { SignedInStaff } from '@/server/usecases/staff/sign-in';
import { authOptions } from './auth-options';

/** Who is signed in on the request that Next is answering; null for nobody. Reads the cookie, then the account's row. */
export async function currentSession(): Promise<SignedInStaff | null> {
  const session = await getServerSession(authOptions());
  if (!session?.staffId) return null;
  return readCurrentStaff(newContext(), { staffId: session.staffId, credentialTag: session.credentialTag });
}
