import { postedOrder } from '@/server/domain/intake/order-schema';
import { recordPostedOrders } from '@/server/usecases/source/record-posted-orders';
import { answerPost } from './answer-call';
import { recordBatchCall } from './record-batch-call';

/** `POST /api/v1/orders`: makes or replaces up to 1,000 orders, answered one by one. */
export function postOrders(request: Request): Promise<Response> {
  return answerPost(request, 'ingest', (call) =>
    recordBatchCall(call, 'orders', postedOrder, (orders) => recordPostedOrders(call.ctx, { orders })),
  );
}
