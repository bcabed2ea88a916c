import type { Context } from '@/server/store/context';
import { listShopCodes } from '@/server/store/order-search';

/** Codes of the shops there are to choose from, in alphabetical order. */
export function listShops(ctx: Context): Promise<string[]> {
  return listShopCodes(ctx.db);
}
