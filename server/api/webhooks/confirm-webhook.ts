import { AppError } from '@/server/domain/shared/errors';
import { newContext } from '@/server/store/context';
import { confirmAddress } from '@/server/usecases/source/confirm-address';
import { clientAddress } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';

/** `GET /api/webhooks/{source}/{endpoint}`: a vendor asks whether the address is ours before it pushes to it. */
export async function confirmWebhook(
  request: Request,
  { params }: { params: Promise<{ source: string; endpoint: string }> },
): Promise<Response> {
  const { source: adapter, endpoint } = await params;
  try {
    const answer = await confirmAddress(newContext(), { adapter, endpoint, query: new URL(request.url).searchParams });
    if (answer.kind === 'confirmed')
      return new Response(answer.text, { headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' } });
    await takeFromLimit('webhook_refused', clientAddress(request));
    throw new AppError('not_found', 'There is no such webhook address.');
  } catch (error) {
    return answerError(error);
  }
}
