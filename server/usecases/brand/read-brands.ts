import { type Brands, loadBrands } from '@/server/store/brand';
import type { Context } from '@/server/store/context';

/** How the shops show themselves, as it was at most two seconds ago. */
export function readBrandsInForce(ctx: Context): Promise<Brands> {
  return loadBrands(ctx.db);
}
