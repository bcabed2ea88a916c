import { readPastedMessage } from '@/server/domain/access/read-pasted-message';
import type { InsightOutcome } from '@/server/domain/insight/step';
import { newContext } from '@/server/store/context';
import { findParcel } from '@/server/usecases/access/find-parcel';
import { lookUpOrder } from '@/server/usecases/access/look-up-order';
import { countInsight } from '@/server/usecases/insight/count-insight';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { readerOf } from './count-steps';
import { evenOutTime } from './even-out-time';
import { flashCookie } from './flash';
import { grantCookie } from './grant';
import { readForm } from './read-form';
import { seeOther } from './see-other';
import { solutionOf } from './solution-of';

const PATH = '/track';

/**
 * `POST /track`: the look-up form. Number and phone lead to the order's page with a grant for it, a tracking number alone to
 * the page of its parcel; anything else back to the form, which says what to mend. Throws `rate_limited`.
 */
export async function postLookUp(request: Request): Promise<Response> {
  const startedAt = performance.now();
  const network = clientNetwork(clientAddress(request));
  await takeFromLimit('lookup', network);
  const form = await readForm(request);
  const pasted = readPastedMessage(form.get('orderNo') ?? '');
  const number = pasted.orderNo ?? pasted.trackingNo ?? '';
  const phone = (form.get('phone') ?? '').trim() || (pasted.phone ?? '');
  const typed = { orderNo: number, phone };
  const ctx = newContext();
  const count = (outcome: InsightOutcome) => countInsight(ctx, { step: 'lookup', way: 'form', state: '', outcome, ...readerOf(request) });
  const back = (flash: Parameters<typeof flashCookie>[0] & { said: InsightOutcome }) => {
    count(flash.said);
    return seeOther(PATH, [flashCookie({ ...typed, ...flash }, PATH)]);
  };
  if (!number) return back({ said: 'incomplete' });
  const asked = { network, solution: solutionOf(form) };
  if (!phone) {
    const parcel = await findParcel(ctx, { trackingNo: pasted.trackingNo ?? number, ...asked });
    if (parcel.kind === 'found') {
      count('found');
      return seeOther(`/q/${parcel.code}`);
    }
    await evenOutTime(startedAt);
    return parcel.kind === 'challenge' ? back({ said: 'challenge', bits: parcel.bits }) : back({ said: 'no_phone' });
  }
  const outcome = await lookUpOrder(ctx, { orderNo: number, phone, ...asked });
  if (outcome.kind === 'found') {
    count('found');
    return seeOther(`/q/${outcome.order.code}`, [grantCookie(outcome.order.code, ctx.now())]);
  }
  await evenOutTime(startedAt);
  return back(outcome.kind === 'challenge' ? { said: 'challenge', bits: outcome.bits } : { said: 'no_match' });
}
