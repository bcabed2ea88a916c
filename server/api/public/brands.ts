import type { Brands } from '@/server/domain/brand/brand';
import { newContext } from '@/server/store/context';
import { readBrandsInForce, recallBrands } from '@/server/usecases/brand/read-brands';
import { toAppError } from '../errors';

/** How the shops show themselves; while the records are away as they were last known, so that no page fails for its colours. */
export async function brandsInForce(): Promise<Brands> {
  try {
    return await readBrandsInForce(newContext());
  } catch (error) {
    if (toAppError(error).code !== 'unavailable') throw error;
    return recallBrands();
  }
}
