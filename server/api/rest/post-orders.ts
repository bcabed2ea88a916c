import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { answerPost } from './answer-call';
import { postedOrder } from './order-schema';
import { recordBatchCall } from './record-batch-call';

/** `POST /api/v1/orders`: makes or replaces up to 1,000 orders, answered one by one. */
export function postOrders(request: Request): Promise<Response> {
  return answerPost(request, 'ingest', (call) =>
    recordBatchCall(call, 'orders', postedOrder, async (orders) => (await recordFacts(call.ctx, { orders, facts: [] })).orders),
  );
}
