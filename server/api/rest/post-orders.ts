import { postedOrder } from '@/server/domain/intake/order-schema';
import { recordFacts } from '@/server/usecases/tracking/record-facts';
import { answerPost } from './answer-call';
import { recordBatchCall } from './record-batch-call';

const SHOP = { source: 'shop', kind: 'platform' } as const;

/** `POST /api/v1/orders`: makes or replaces up to 1,000 orders, answered one by one. */
export function postOrders(request: Request): Promise<Response> {
  return answerPost(request, 'ingest', (call) =>
    recordBatchCall(call, 'orders', postedOrder, async (orders) => {
      const told = orders.map((order) => ({ reporter: SHOP, ...order }));
      return (await recordFacts(call.ctx, { orders: told, facts: [] })).orders;
    }),
  );
}
