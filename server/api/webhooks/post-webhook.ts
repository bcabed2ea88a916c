import { AppError } from '@/server/domain/shared/errors';
import { newContext } from '@/server/store/context';
import { receiveWebhook } from '@/server/usecases/source/receive-webhook';
import { clientAddress } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';
import { MEBIBYTE, readBody } from '../read-body';

/** `POST /api/webhooks/{source}/{endpoint}`: one push of a vendor, answered in the vendor's own form. */
export async function postWebhook(
  request: Request,
  { params }: { params: Promise<{ source: string; endpoint: string }> },
): Promise<Response> {
  try {
    const { source: adapter, endpoint } = await params;
    const remote = clientAddress(request);
    const body = await readBody(request, MEBIBYTE);
    await takeFromLimit('webhook', endpoint);
    const outcome = await receiveWebhook(newContext(), { adapter, endpoint, headers: request.headers, url: request.url, body, remote });
    const isStranger = outcome.kind === 'unknown_endpoint' || outcome.reply.kind === 'bad_signature';
    if (isStranger) await takeFromLimit('webhook_refused', remote);
    if (outcome.kind === 'unknown_endpoint') throw new AppError('not_found', 'There is no such webhook address.');
    return outcome.source.answer(outcome.reply, outcome.delivery, outcome.account);
  } catch (error) {
    return answerError(error);
  }
}
