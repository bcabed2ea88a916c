import { readPastedMessage } from '@/server/domain/access/read-pasted-message';
import { newContext } from '@/server/store/context';
import { lookUpOrder } from '@/server/usecases/access/look-up-order';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { evenOutTime } from './even-out-time';
import { flashCookie } from './flash';
import { grantCookie } from './grant';
import { readForm } from './read-form';
import { seeOther } from './see-other';

const PATH = '/track';

/**
 * `POST /track`: the look-up form. Right details lead to the order's page with a grant for it; anything else back to
 * the form, which says what to do. Throws `rate_limited`.
 */
export async function postLookUp(request: Request): Promise<Response> {
  const startedAt = performance.now();
  const network = clientNetwork(clientAddress(request));
  await takeFromLimit('lookup', network);
  const form = await readForm(request);
  const pasted = readPastedMessage(form.get('orderNo') ?? '');
  const orderNo = pasted.orderNo ?? '';
  const phone = (form.get('phone') ?? '').trim() || (pasted.phone ?? '');
  if (!orderNo || !phone) return seeOther(PATH, [flashCookie({ said: 'incomplete', orderNo, phone }, PATH)]);
  const ctx = newContext();
  const challenge = form.get('challenge');
  const solution = challenge ? { challenge, nonce: form.get('nonce') ?? '' } : undefined;
  const outcome = await lookUpOrder(ctx, { orderNo, phone, network, solution });
  if (outcome.kind === 'found') return seeOther(`/q/${outcome.order.code}`, [grantCookie(outcome.order.code, ctx.now())]);
  await evenOutTime(startedAt);
  return seeOther(PATH, [flashCookie({ said: outcome.kind, orderNo, phone }, PATH)]);
}
