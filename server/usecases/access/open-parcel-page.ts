import { isPageCode } from '@/server/domain/access/page-code';
import type { Context } from '@/server/store/context';
import { type KnownVersion, type PublicOrder, readByCode } from '@/server/store/public-lookup';

/** The order behind a parcel page; null when there is none. */
export async function openParcelPage(ctx: Context, input: { code: string; known?: KnownVersion }): Promise<PublicOrder | null> {
  return isPageCode(input.code) ? readByCode(ctx.db, input.code, input.known) : null;
}
