import { normaliseNumber } from '@/server/domain/tracking/identity';
import { nameHash, phoneHash } from '@/server/store/contact';
import type { Context } from '@/server/store/context';
import { type OrderCursor, type OrderFilter, type OrderListRow, searchOrders } from '@/server/store/order-search';

export type { OrderCursor, OrderListRow };

/** What orders must have in common with; absent fields match everything. */
export interface OrderQuestion
  extends Pick<OrderFilter, 'shop' | 'lifecycle' | 'phase' | 'health' | 'attention' | 'placedFrom' | 'placedBefore'> {
  orderNo?: string;
  trackingNo?: string;
  /** E.164. */
  phone?: string;
  customerName?: string;
}

/** One page of the orders that fit all of it, newest placed first; `next` is null on the last page. */
export async function findOrders(
  ctx: Context,
  input: { question: OrderQuestion; after: OrderCursor | null; limit: number },
): Promise<{ orders: OrderListRow[]; next: OrderCursor | null }> {
  const { orderNo, trackingNo, phone, customerName, ...rest } = input.question;
  const filter: OrderFilter = {
    ...rest,
    orderKey: orderNo === undefined ? undefined : normaliseNumber(orderNo),
    trackingNo: trackingNo === undefined ? undefined : normaliseNumber(trackingNo),
    phoneHash: phone === undefined ? undefined : phoneHash(phone),
    nameHash: customerName === undefined ? undefined : nameHash(customerName),
  };
  const rows = await searchOrders(ctx.db, filter, input.after, input.limit + 1);
  const orders = rows.slice(0, input.limit);
  const last = orders.at(-1);
  return { orders, next: rows.length > input.limit && last ? { placedAt: last.placedAt, id: last.id } : null };
}
