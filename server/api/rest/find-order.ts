import type { OrderDocument } from '@/server/domain/order/order-document';
import { AppError } from '@/server/domain/shared/errors';
import { readOrder } from '@/server/usecases/order/read-order';
import type { ApiCall } from './answer-call';

/** The order that a call names by number and, where several shops have it, `?shop=`. Throws `not_found`, `ambiguous_order`. */
export async function findOrder(call: ApiCall, orderNo: string): Promise<OrderDocument> {
  const found = await readOrder(call.ctx, { orderNo, shop: call.url.searchParams.get('shop') ?? undefined });
  switch (found.kind) {
    case 'found':
      return found.document;
    case 'missing':
      throw new AppError('not_found', 'There is no such order.');
    case 'ambiguous':
      throw new AppError('ambiguous_order', `Several shops have this order number; add ?shop= with one of: ${found.shops.join(', ')}.`);
  }
}
