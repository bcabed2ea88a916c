import { newContext } from '@/server/store/context';
import { unlockOrder } from '@/server/usecases/access/unlock-order';
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

/**
 * `POST /q/<code>`: the last four digits of the phone lift a parcel page to the verified tier. When a try has to be paid for,
 * it is made on a page of its own. Null when there is no such page. Throws `rate_limited`.
 */
export async function postUnlock(request: Request, code: string): Promise<Response | null> {
  const startedAt = performance.now();
  const network = clientNetwork(clientAddress(request));
  await takeFromLimit('lookup', network);
  const form = await readForm(request);
  const ctx = newContext();
  const outcome = await unlockOrder(ctx, { code, lastDigits: form.get('lastDigits') ?? '', network, solution: solutionOf(form) });
  const path = `/q/${code}`;
  const counted = outcome.kind === 'unlocked' ? 'done' : outcome.kind;
  countInsight(ctx, { step: 'unlock', way: 'parcel', state: '', outcome: counted, ...readerOf(request) });
  switch (outcome.kind) {
    case 'missing':
      return null;
    case 'unlocked':
      return seeOther(path, [grantCookie(code, ctx.now())]);
    case 'challenge':
      await evenOutTime(startedAt);
      return seeOther(`${path}/unlock`, [flashCookie({ said: 'challenge', bits: outcome.bits }, `${path}/unlock`)]);
    case 'no_match':
    case 'used_up':
      await evenOutTime(startedAt);
      return seeOther(`${path}#unlock`, [flashCookie({ said: outcome.kind }, path)]);
  }
}
