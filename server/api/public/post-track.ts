import { presentOrder } from '@/server/domain/access/present-order';
import { AppError } from '@/server/domain/shared/errors';
import { normaliseNumber } from '@/server/domain/tracking/identity';
import { keyedHash } from '@/server/platform/crypto';
import { newContext } from '@/server/store/context';
import { lookUpOrder } from '@/server/usecases/access/look-up-order';
import { noteView } from '@/server/usecases/access/view-counter';
import { countInsight } from '@/server/usecases/insight/count-insight';
import { clientAddress, clientNetwork } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';
import { answerRendered } from './answer-bytes';
import { challengeProblem } from './challenge-problem';
import { readerOf } from './count-steps';
import { evenOutTime } from './even-out-time';
import { readJson } from './read-json';
import { renderOrder } from './render-order';
import { trackRequest } from './track-schema';

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
/** One sentence for an unknown order, a wrong phone and an order that is hidden. */
const NO_MATCH = new AppError('not_found', 'No order matches these details. Check the order number and the phone given with the order.');
const CHALLENGE = 'Too many wrong tries. Send the look-up again with the challenge solved.';

/**
 * `POST /api/v1/track`: the verified view of an order for who knows its number and the buyer's phone. 404 for anything
 * that does not match, after one and the same time; 403 when a proof of work is asked for; 429 over the limits.
 */
export async function postTrack(request: Request): Promise<Response> {
  const startedAt = performance.now();
  try {
    const network = clientNetwork(clientAddress(request));
    await takeFromLimit('lookup', network);
    const input = await readJson(request, trackRequest, 'Send { "orderNo": "…", "phone": "…" }.');
    const ctx = newContext();
    const solution = input.challenge ? { challenge: input.challenge, nonce: input.nonce ?? '' } : undefined;
    const answer = await renderOrder(ctx, {
      // no order number or phone stands in memory longer than its request
      key: `track|${keyedHash('guess', `${normaliseNumber(input.orderNo)}|${input.phone}`)}`,
      read: async (known) => {
        const found = await lookUpOrder(ctx, { orderNo: input.orderNo, phone: input.phone, network, solution, known, proof: known?.proof });
        if (found.kind === 'found') noteView(ctx, { orderId: found.order.id, way: 'verified', device: 'program' });
        return found.kind === 'found' ? { kind: 'order' as const, order: found.order, tier: 1 as const, proof: found.proof } : found;
      },
      render: async ({ document, ...reader }) => [JSON.stringify(presentOrder(document, reader))],
    });
    const outcome = answer.kind === 'rendered' ? 'found' : answer.kind;
    countInsight(ctx, { step: 'lookup', way: 'api', state: '', outcome, ...readerOf(request) });
    if (answer.kind === 'rendered') return await answerRendered(request, answer.bytes, HEADERS);
    await evenOutTime(startedAt);
    if (answer.kind === 'challenge') return challengeProblem(CHALLENGE, answer.bits);
    return answerError(NO_MATCH);
  } catch (error) {
    return answerError(error);
  }
}
