import type { OrderLook } from '@/server/domain/access/order-view';
import type { Context } from '@/server/store/context';
import { readContactLooks, readOrderViews } from '@/server/store/order-view';

const MOST = 30;

/**
 * Who has looked at an order beside its owner, the latest first: visitors by the way they came, and staff who read the buyer's
 * contact, from the audit log.
 */
export async function listLooks(ctx: Context, input: { orderId: string }): Promise<OrderLook[]> {
  const views = await readOrderViews(ctx.db, input.orderId, MOST);
  const staff = await readContactLooks(ctx.db, input.orderId, MOST);
  const looks: OrderLook[] = [
    ...views.map(({ way, device, firstAt, lastAt }) => ({ way, device, firstAt, lastAt })),
    ...staff.map(({ at }) => ({ way: 'staff' as const, device: null, firstAt: at, lastAt: at })),
  ];
  return looks.sort((a, b) => b.lastAt - a.lastAt).slice(0, MOST);
}
