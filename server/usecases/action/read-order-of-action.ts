import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Context } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';

/** The order as it stands, for whoever has proved to see it; null when there is none. */
export async function readOrderOfAction(ctx: Context, input: { id: string }): Promise<{ shop: string; document: OrderDocument } | null> {
  const row = await readOrderById(ctx.db, input.id);
  return row?.doc ? { shop: row.shop, document: row.doc } : null;
}
