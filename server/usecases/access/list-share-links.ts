import type { Context } from '@/server/store/context';
import { readShareLinks, type ShareLink } from '@/server/store/share-link';

/** Share links of an order, newest first, with those that expired or were revoked. */
export async function listShareLinks(ctx: Context, input: { orderId: string }): Promise<ShareLink[]> {
  return readShareLinks(ctx.db, input.orderId);
}
