import { clientNetwork } from '@/server/api/client-address';
import { giveBackToLimit, takeFromLimit } from '@/server/api/rate-limits';
import { newContext } from '@/server/store/context';
import { type SignedInStaff, signIn } from '@/server/usecases/staff/sign-in';

/** Longer input is refused before it costs a hash. */
const MAX_LENGTH = 200;

/**
 * Checks the sign-in form under the limits per client network and per e-mail address, in which only failures count. Null
 * when refused; throws `rate_limited` when tried too often, whether or not the address exists.
 */
export async function authorizeStaff(form: { email?: string; password?: string }, address: string): Promise<SignedInStaff | null> {
  const email = form.email?.trim().toLowerCase() ?? '';
  const password = form.password ?? '';
  const network = clientNetwork(address);
  await takeFromLimit('sign_in', network);
  if (!email || !password || email.length > MAX_LENGTH || password.length > MAX_LENGTH) return null;
  const account = `${email}|${network}`;
  await takeFromLimit('sign_in_account', account);
  await takeFromLimit('sign_in_account_anywhere', email);
  const outcome = await signIn(newContext(), { email, password });
  if (outcome.kind === 'refused') return null;
  await giveBackToLimit('sign_in', network);
  await giveBackToLimit('sign_in_account', account);
  await giveBackToLimit('sign_in_account_anywhere', email);
  return outcome.staff;
}
