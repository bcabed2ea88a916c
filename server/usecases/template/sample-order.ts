import { recipientZone } from '@/server/domain/calendar/recipient-zone';
import type { TemplateKey } from '@/server/domain/template/library';
import type { MessageInput } from '@/server/domain/template/render';
import { paramsFor } from '@/server/domain/template/sample';
import { normaliseNumber } from '@/server/domain/tracking/identity';
import type { Context } from '@/server/store/context';
import { readSampleOrder } from '@/server/store/template-sample';
import { orderLink } from '../brand/order-link';

/** An order to look at a message on: all that words are made of but key and language. */
export interface Sample extends Pick<MessageInput, 'params' | 'orderNo' | 'shopName' | 'link'> {
  shop: string;
  timeZone: string;
  /** Whether such a message was written about it; else it is made up of what is known of the order now. */
  isTold: boolean;
}

/** A real order to look at a message on, by its number; null where there is none. It names nobody. */
export async function sampleOrder(ctx: Context, { orderNo, key }: { orderNo: string; key: TemplateKey }): Promise<Sample | null> {
  const found = await readSampleOrder(ctx.db, normaliseNumber(orderNo), key);
  if (!found) return null;
  const { document, told, shop, shopName } = found;
  const params = { ...paramsFor(key, document, ctx.now()), ...told };
  return {
    params,
    orderNo: found.orderNo,
    shop,
    shopName,
    link: await orderLink(ctx, shop, `/q/${found.code}`),
    timeZone: recipientZone(document.state.destination, found.timeZone),
    isTold: told !== null,
  };
}
