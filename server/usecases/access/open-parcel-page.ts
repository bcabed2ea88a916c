import { isPageCode } from '@/server/domain/access/page-code';
import { readTogether } from '@/server/platform/shared-reads';
import type { Context } from '@/server/store/context';
import { type KnownVersion, type PublicOrder, readByCode } from '@/server/store/public-lookup';

/** The order behind a parcel page; null when there is none. */
export async function openParcelPage(_ctx: Context, input: { code: string; known?: KnownVersion }): Promise<PublicOrder | null> {
  return isPageCode(input.code) ? readByCode({ query: readTogether }, input.code, input.known) : null;
}
