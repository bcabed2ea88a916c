import { isPageCode } from '@/server/domain/access/page-code';
import { sharedStatement } from '@/server/platform/shared-statement';
import { type Context, newContext } from '@/server/store/context';
import { type KnownVersion, type PublicOrder, readByCodes } from '@/server/store/public-lookup';

const readShared = sharedStatement((asked: readonly { code: string; known?: KnownVersion }[]) => readByCodes(newContext().db, asked));

/** The order behind a parcel page; null when there is none. */
export async function openParcelPage(_ctx: Context, input: { code: string; known?: KnownVersion }): Promise<PublicOrder | null> {
  return isPageCode(input.code) ? readShared(input) : null;
}
