import { newContext } from '@/server/store/context';
import { unlockOrder } from '@/server/usecases/access/unlock-order';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { evenOutTime } from './even-out-time';
import { flashCookie } from './flash';
import { grantCookie } from './grant';
import { readForm } from './read-form';
import { seeOther } from './see-other';

/**
 * `POST /q/<code>`: the last four digits of the phone lift a parcel page to the verified tier. Null when there is no such
 * page. Throws `rate_limited`.
 */
export async function postUnlock(request: Request, code: string): Promise<Response | null> {
  const startedAt = performance.now();
  await takeFromLimit('lookup', clientNetwork(clientAddress(request)));
  const form = await readForm(request);
  const ctx = newContext();
  const outcome = await unlockOrder(ctx, { code, lastDigits: form.get('lastDigits') ?? '' });
  const path = `/q/${code}`;
  switch (outcome.kind) {
    case 'missing':
      return null;
    case 'unlocked':
      return seeOther(path, [grantCookie(code, ctx.now())]);
    case 'no_match':
    case 'used_up':
      await evenOutTime(startedAt);
      return seeOther(`${path}#unlock`, [flashCookie({ said: outcome.kind }, path)]);
  }
}
