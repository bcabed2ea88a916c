import { postedEvent } from '@/server/domain/intake/event-schema';
import { recordPostedEvents } from '@/server/usecases/source/record-posted-events';
import { answerPost } from './answer-call';
import { recordBatchCall } from './record-batch-call';

/** `POST /api/v1/events`: records up to 1,000 events, answered one by one. */
export function postEvents(request: Request): Promise<Response> {
  return answerPost(request, 'ingest', (call) =>
    recordBatchCall(call, 'events', postedEvent, (events) => recordPostedEvents(call.ctx, { events })),
  );
}
