import { maskPhone } from '@/server/domain/access/mask';
import { newContext } from '@/server/store/context';
import { sessionDays } from '@/server/usecases/owner/resume-session';
import { signOutOwner } from '@/server/usecases/owner/sign-out-owner';
import { verifyCode } from '@/server/usecases/owner/verify-code';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { postCodeAgain } from './ask-for-code';
import { clearCodeCookie, readCodeCookie } from './code-cookie';
import { evenOutTime } from './even-out-time';
import { type Flash, flashCookie } from './flash';
import { clearOwnerCookie, ownerCookie, readOwnerCookie } from './owner-cookie';
import { readForm } from './read-form';
import { seeOther } from './see-other';

const PATH = '/track/code';

/**
 * `POST /track/code`: the code that came by SMS. The right one opens a session and leads to the order that was to be proved,
 * else to the list of orders. With `again` another code is sent. Throws `rate_limited`.
 */
export async function postCode(request: Request): Promise<Response> {
  const startedAt = performance.now();
  const form = await readForm(request);
  if (form.has('again')) return postCodeAgain(request, form);
  await takeFromLimit('lookup', clientNetwork(clientAddress(request)));
  const waiting = readCodeCookie(request);
  if (!waiting) return seeOther('/track/phone');
  const ctx = newContext();
  const outcome = await verifyCode(ctx, { ticket: waiting.ticket, code: form.get('code') ?? '' });
  const back = (flash: Flash) => seeOther(PATH, [flashCookie(flash, PATH)]);
  if (outcome.kind === 'verified') {
    const session = ownerCookie({ token: outcome.token, shown: maskPhone(waiting.phone) }, await sessionDays(ctx));
    return seeOther(waiting.orderCode ? `/q/${waiting.orderCode}` : '/track/orders', [session, clearCodeCookie()]);
  }
  await evenOutTime(startedAt);
  switch (outcome.kind) {
    case 'incomplete':
      return back({ said: 'no_code' });
    case 'wrong':
      return back({ said: 'wrong_code', triesLeft: outcome.triesLeft });
    case 'over':
      return back({ said: 'code_over' });
  }
}

/** `POST /track/sign-out`: forgets this browser, or with `everywhere` every browser that has proved the same phone. */
export async function postSignOut(request: Request): Promise<Response> {
  await takeFromLimit('lookup', clientNetwork(clientAddress(request)));
  const form = await readForm(request);
  const owner = readOwnerCookie(request);
  if (owner) await signOutOwner(newContext(), { token: owner.token, everywhere: form.has('everywhere') });
  return seeOther('/track', [clearOwnerCookie(), flashCookie({ said: 'signed_out' }, '/track')]);
}
