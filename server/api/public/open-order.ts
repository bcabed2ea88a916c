import { viewDevice } from '@/server/domain/access/order-view';
import { type Context, newContext } from '@/server/store/context';
import { openParcelPage } from '@/server/usecases/access/open-parcel-page';
import { openShareLink } from '@/server/usecases/access/open-share-link';
import { noteView } from '@/server/usecases/access/view-counter';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { grantedTier } from './grant';
import { type LastKnown, orLastKnown } from './last-known';
import { ownerOf } from './owner-of';
import type { RenderedBytes } from './page-cache';
import { type OrderToRender, renderFresh, renderOrder } from './render-order';

type OrderRow = NonNullable<Awaited<ReturnType<typeof openParcelPage>>>;

export type OpenedOrder =
  | { kind: 'rendered'; bytes: RenderedBytes; tier: 0 | 1 | 2 }
  | LastKnown
  | { kind: 'missing' }
  | { kind: 'expired' }
  | { kind: 'revoked' };

/** How an app page is rendered; `variant` tells apart what the same order may look like (language, a word said once). */
export interface PageRendering {
  variant: string;
  render: (order: OrderToRender) => Promise<readonly (string | Buffer)[]>;
}

/**
 * The page of a parcel: whole for its owner, who is known by the session; else at the tier that the request's grant gives, and
 * then the look is noted. Throws `rate_limited`.
 */
export async function openOrderByCode(request: Request, code: string, page: PageRendering): Promise<OpenedOrder> {
  await takeFromLimit('page', clientNetwork(clientAddress(request)));
  const ctx = newContext();
  const tier = grantedTier(request, code, ctx.now());
  const key = `q|${code}|${tier}|${page.variant}`;
  return orLastKnown(key, ctx.now(), async () => {
    const own = await openAsOwner(ctx, request, page, () => openParcelPage(ctx, { code }));
    if (own) return own;
    const opened = await renderOrder(ctx, {
      key,
      read: async (known) => {
        const order = await openParcelPage(ctx, { code, known });
        if (!order) return { kind: 'missing' as const };
        noteView(ctx, { orderId: order.id, way: tier === 0 ? 'parcel' : 'verified', device: deviceOf(request) });
        return { kind: 'order', order, tier };
      },
      render: page.render,
    });
    return opened.kind === 'rendered' ? { ...opened, tier } : opened;
  });
}

/** The page as its owner sees it, made anew each time: who looked at it changes without the order. Null for everybody else. */
async function openAsOwner(
  ctx: Context,
  request: Request,
  page: PageRendering,
  read: () => Promise<OrderRow | null>,
): Promise<OpenedOrder | null> {
  const owner = await ownerOf(ctx, request);
  const order = owner === null ? null : await read();
  if (!order || order.phoneHash !== owner) return null;
  return { kind: 'rendered', bytes: await renderFresh(ctx, { kind: 'order', order, tier: 2 }, page.render), tier: 2 };
}

function deviceOf(request: Request) {
  return viewDevice(request.headers.get('user-agent') ?? '');
}

/** The page behind a share link: whole for the order's owner, else at the tier that the link grants. Throws `rate_limited`. */
export async function openOrderByToken(request: Request, token: string, page: PageRendering): Promise<OpenedOrder> {
  await takeFromLimit('page', clientNetwork(clientAddress(request)));
  const ctx = newContext();
  const key = `t|${token}|${page.variant}`;
  return orLastKnown(key, ctx.now(), async () => {
    const own = await openAsOwner(ctx, request, page, async () => {
      const link = await openShareLink(ctx, { token });
      return link.kind === 'open' ? link.order : null;
    });
    if (own) return own;
    let tier: 0 | 1 = 0;
    const opened = await renderOrder(ctx, {
      key,
      read: async (known) => {
        const link = await openShareLink(ctx, { token, known });
        if (link.kind !== 'open') return link;
        tier = link.tier;
        noteView(ctx, { orderId: link.order.id, way: 'link', device: deviceOf(request) });
        return { kind: 'order', order: link.order, tier };
      },
      render: page.render,
    });
    return opened.kind === 'rendered' ? { ...opened, tier } : opened;
  });
}
