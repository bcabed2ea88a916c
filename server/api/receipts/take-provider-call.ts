import { AppError } from '@/server/domain/shared/errors';
import { publicUrl } from '@/server/platform/environment';
import { newContext } from '@/server/store/context';
import { takeReceipt } from '@/server/usecases/notice/take-receipt';
import { clientAddress } from '../client-address';
import { answerError } from '../errors';
import { takeFromLimit } from '../rate-limits';
import { MEBIBYTE, readBody } from '../read-body';

/** Address that the provider called: the public one, never what a Host header says. */
function calledUrl(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return `${publicUrl()}${pathname}${search}`;
}

/** `/api/receipts/{channel}/{endpoint}`: delivery receipts, handshakes and inbound messages, answered as the provider expects. */
export async function takeProviderCall(request: Request, { channel, endpoint }: { channel: string; endpoint: string }): Promise<Response> {
  try {
    const body = request.method === 'GET' ? '' : (await readBody(request, MEBIBYTE)).toString('utf8');
    const call = { method: request.method, url: calledUrl(request), endpoint, headers: request.headers, body };
    const taken = await takeReceipt(newContext(), { channel, call });
    if (taken.kind === 'unknown_channel' || taken.kind === 'refused') await takeFromLimit('receipt_refused', clientAddress(request));
    switch (taken.kind) {
      case 'unknown_channel':
        throw new AppError('not_found', 'There is no such channel.');
      case 'refused':
        throw new AppError('bad_signature', 'The signature does not match.', { detail: `${channel}: ${taken.reason}` });
      case 'handshake':
        return new Response(taken.answer, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
      case 'taken':
        return new Response(taken.answer.body, { headers: { 'content-type': taken.answer.contentType } });
    }
  } catch (error) {
    return answerError(error);
  }
}
