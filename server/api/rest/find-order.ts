import { z } from 'zod';
import { line } from '@/server/domain/intake/schema-parts';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { AppError } from '@/server/domain/shared/errors';
import { readOrder } from '@/server/usecases/order/read-order';
import type { ApiCall } from './answer-call';
import { readQuestion } from './read-question';

const shopQuery = z.object({ shop: line(64).optional() });

/** The order that a call names by number and, where several shops have it, `?shop=`. Throws `not_found`, `ambiguous_order`. */
export async function findOrder(call: ApiCall, orderNo: string): Promise<OrderDocument> {
  const { shop } = readQuestion({ shop: call.url.searchParams.get('shop') ?? undefined }, shopQuery);
  const found = await readOrder(call.ctx, { orderNo, shop });
  switch (found.kind) {
    case 'found':
      return found.document;
    case 'missing':
      throw new AppError('not_found', 'There is no such order.');
    case 'ambiguous':
      throw new AppError('ambiguous_order', `Several shops have this order number; add ?shop= with one of: ${found.shops.join(', ')}.`);
  }
}
