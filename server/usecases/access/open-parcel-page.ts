import type { Context } from '@/server/store/context';
import { type KnownVersion, type PublicOrder, readByCode } from '@/server/store/public-lookup';

/** Page codes are short base58; anything else is none of ours and costs no read. */
const CODE = /^[1-9A-HJ-NP-Za-km-z]{6,40}$/;

/** The order behind a parcel page; null when there is none. */
export async function openParcelPage(ctx: Context, input: { code: string; known?: KnownVersion }): Promise<PublicOrder | null> {
  return CODE.test(input.code) ? readByCode(ctx.db, input.code, input.known) : null;
}
