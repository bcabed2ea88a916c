import { clientNetwork } from '@/server/api/client-address';
import { takeFromLimit } from '@/server/api/rate-limits';
import { newContext } from '@/server/store/context';
import { type SignedInStaff, signIn } from '@/server/usecases/staff/sign-in';

/** Longer input is refused before it costs a hash. */
const MAX_LENGTH = 200;

/**
 * Checks the sign-in form under the limits per client network and per e-mail address. Null when refused; throws
 * `rate_limited` when tried too often, whether or not the address exists.
 */
export async function authorizeStaff(form: { email?: string; password?: string }, address: string): Promise<SignedInStaff | null> {
  const email = form.email?.trim().toLowerCase() ?? '';
  const password = form.password ?? '';
  await takeFromLimit('sign_in', clientNetwork(address));
  if (!email || !password || email.length > MAX_LENGTH || password.length > MAX_LENGTH) return null;
  await takeFromLimit('sign_in_account', email);
  const outcome = await signIn(newContext(), { email, password });
  return outcome.kind === 'signed_in' ? outcome.staff : null;
}
