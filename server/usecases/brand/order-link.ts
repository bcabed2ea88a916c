import { shortBase } from '@/server/platform/environment';
import { loadBrands } from '@/server/store/brand';
import type { Context } from '@/server/store/context';

/**
 * Address of an order's page as it stands in messages, on labels and in shared links: on the shop's own domain where one was seen
 * to lead here, else on the short address of the site.
 */
export async function orderLink(ctx: Context, shop: string, path: `/${'q' | 't'}/${string}`): Promise<string> {
  return ((await loadBrands(ctx.db)).siteOf(shop) ?? shortBase()) + path;
}
