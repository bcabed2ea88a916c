import type { Context } from '@/server/store/context';
import { listShopCodes } from '@/server/store/order-search';

/** Codes of all shops, in alphabetical order. */
export function listShops(ctx: Context): Promise<string[]> {
  return listShopCodes(ctx.db);
}
