import { redactOrder } from '@/server/domain/access/redact-order';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Instant } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { type OwnOrdersCursor, readOwnOrders } from '@/server/store/own-orders';

/** One of the owner's orders. */
export interface ListedOrder {
  shop: string;
  code: string;
  shopName: string;
  timeZone: string;
  placedAt: Instant;
  /** With nothing in it that the owner may not see. */
  document: OrderDocument;
}

const PAGE = 20;

/** A page of the orders of a proved phone, over all shops, the newest first; `next` begins the page behind it. */
export async function listOwnOrders(
  ctx: Context,
  input: { phoneHash: string; before?: OwnOrdersCursor },
): Promise<{ orders: ListedOrder[]; next: OwnOrdersCursor | null }> {
  const rows = await readOwnOrders(ctx.db, { ...input, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1)! : null;
  return {
    orders: shown.map(({ shop, code, shopName, timeZone, placedAt, doc }) => ({
      shop,
      code,
      shopName,
      timeZone,
      placedAt,
      document: redactOrder(doc, 2),
    })),
    next: last && { placedAt: last.placedAt, id: last.id },
  };
}
