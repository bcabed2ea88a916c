import { AppError } from '@/server/domain/shared/errors';
import { newContext } from '@/server/store/context';
import { countTurnedAway, receiveWebhook } from '@/server/usecases/source/receive-webhook';
import { clientAddress } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';
import { MEBIBYTE, readBody } from '../read-body';

/** `POST /api/webhooks/{source}/{endpoint}`: one push of a vendor, answered in the vendor's own form. */
export async function postWebhook(
  request: Request,
  { params }: { params: Promise<{ source: string; endpoint: string }> },
): Promise<Response> {
  const { source: adapter, endpoint } = await params;
  const remote = clientAddress(request);
  try {
    const body = await admitted({ adapter, endpoint, remote }, async () => {
      const read = await readBody(request, MEBIBYTE);
      await takeFromLimit('webhook', endpoint);
      return read;
    });
    const outcome = await receiveWebhook(newContext(), { adapter, endpoint, headers: request.headers, url: request.url, body, remote });
    const isStranger = outcome.kind === 'unknown_endpoint' || outcome.reply.kind === 'bad_signature';
    if (isStranger) await takeFromLimit('webhook_refused', remote);
    if (outcome.kind === 'unknown_endpoint') throw new AppError('not_found', 'There is no such webhook address.');
    return outcome.source.answer(outcome.reply, outcome.delivery, outcome.account);
  } catch (error) {
    return answerError(error);
  }
}

/** What a push must pass before it is kept; one that does not is counted for its account. */
async function admitted(call: { adapter: string; endpoint: string; remote: string }, admit: () => Promise<Buffer>): Promise<Buffer> {
  try {
    return await admit();
  } catch (error) {
    if (error instanceof AppError) await countTurnedAway(newContext(), { ...call, reason: error.publicMessage });
    throw error;
  }
}
