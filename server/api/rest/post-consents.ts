import { postedConsent } from '@/server/domain/intake/consent-schema';
import { recordPostedConsents } from '@/server/usecases/consent/record-posted-consents';
import { answerPost } from './answer-call';
import { recordBatchCall } from './record-batch-call';

/** `POST /api/v1/consents`: what up to 1,000 customers chose at their shop, answered one by one. */
export function postConsents(request: Request): Promise<Response> {
  return answerPost(request, 'ingest', (call) =>
    recordBatchCall(call, 'consents', postedConsent, (consents) => recordPostedConsents(call.ctx, { consents, by: `key:${call.key.id}` })),
  );
}
