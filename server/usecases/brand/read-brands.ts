import type { Brands } from '@/server/domain/brand/brand';
import { lastKnownBrands, loadBrands } from '@/server/store/brand';
import type { Context } from '@/server/store/context';

/** How the shops show themselves, as it was at most two seconds ago. */
export function readBrandsInForce(ctx: Context): Promise<Brands> {
  return loadBrands(ctx.db);
}

/** The same as this process read it last, however long ago; nothing where it never did. */
export function recallBrands(): Brands {
  return lastKnownBrands();
}
