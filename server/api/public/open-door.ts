import type { Contact } from '@/server/domain/order/contact';
import type { OrderDocument } from '@/server/domain/order/order-document';
import { unseal } from '@/server/platform/crypto';
import { type Context, newContext } from '@/server/store/context';
import { openParcelPage } from '@/server/usecases/access/open-parcel-page';
import { openShareLink } from '@/server/usecases/access/open-share-link';
import { readShopZone } from '@/server/usecases/access/read-shop-zone';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { grantedTier } from './grant';
import { ownerOf } from './owner-of';

/** By which address a reader came to an order. */
export type Door = { by: 'code' | 'token'; value: string };

/** An order for the light pages below its page, read whole each time. */
export interface OrderAtDoor {
  kind: 'open';
  ctx: Context;
  door: Door;
  id: string;
  shop: string;
  /** Whole: what is shown of it is redacted by `tier` first. */
  document: OrderDocument;
  tier: 0 | 1 | 2;
  /** Null at the parcel tier. */
  contact: Contact | null;
  timeZone: string;
}

type OrderRow = NonNullable<Awaited<ReturnType<typeof openParcelPage>>>;

export type OpenedDoor = OrderAtDoor | { kind: 'missing'; shop?: undefined } | { kind: 'expired' | 'revoked'; shop: string };

/** Address of the order's page. */
export function doorPath({ by, value }: Door): string {
  return `/${by === 'code' ? 'q' : 't'}/${encodeURIComponent(value)}`;
}

/** The order behind a page or a link, at the tier that grant, link or the owner's session gives. Throws `rate_limited`. */
export async function openDoor(request: Request, door: Door): Promise<OpenedDoor> {
  await takeFromLimit('page', clientNetwork(clientAddress(request)));
  const ctx = newContext();
  if (door.by === 'token') {
    const link = await openShareLink(ctx, { token: door.value });
    return link.kind === 'open' ? opened(ctx, request, door, link.order, link.tier) : link;
  }
  const order = await openParcelPage(ctx, { code: door.value });
  return order ? opened(ctx, request, door, order, grantedTier(request, door.value, ctx.now())) : { kind: 'missing' };
}

async function opened(ctx: Context, request: Request, door: Door, order: OrderRow, given: 0 | 1): Promise<OrderAtDoor> {
  const owner = await ownerOf(ctx, request);
  const tier = owner !== null && owner === order.phoneHash ? 2 : given;
  return {
    kind: 'open',
    ctx,
    door,
    id: order.id,
    shop: order.shop,
    document: { ...order.doc!, version: order.version },
    tier,
    contact: tier === 0 || !order.contact ? null : (JSON.parse(unseal(order.contact).toString('utf8')) as Contact),
    timeZone: await readShopZone(ctx, order.shop),
  };
}
