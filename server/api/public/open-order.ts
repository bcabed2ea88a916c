import type { Instant } from '@/server/domain/shared/instant';
import { type Context, newContext } from '@/server/store/context';
import { openParcelPage } from '@/server/usecases/access/open-parcel-page';
import { openShareLink } from '@/server/usecases/access/open-share-link';
import { countView, noteView } from '@/server/usecases/access/view-counter';
import type { News, WatchTarget } from '@/server/usecases/access/watch-order';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { deviceOf } from './device-of';
import { grantEnd } from './grant';
import { type LastKnown, orLastKnown } from './last-known';
import { ownerOf } from './owner-of';
import type { RenderedBytes } from './page-cache';
import { type OrderToRender, renderFresh, renderOnce, renderOrder } from './render-order';

type OrderRow = NonNullable<Awaited<ReturnType<typeof openParcelPage>>>;

export type OpenedOrder =
  /** `endsAt` is when the proof or the link ends that gave the tier; the parcel's page needs none. */
  | { kind: 'rendered'; bytes: RenderedBytes; tier: 0 | 1 | 2; endsAt?: Instant }
  | LastKnown
  | { kind: 'missing'; shop?: undefined }
  /** `shop` is whose order the link showed. */
  | { kind: 'expired' | 'revoked'; shop: string };

/** How an app page is rendered; `variant` tells apart what the same order may look like (language, a word said once). */
export interface PageRendering {
  variant: string;
  render: (order: OrderToRender) => Promise<readonly (string | Buffer)[]>;
}

/** Under which its rendering is kept. The tier of a link is the link's own. */
function keyOf(target: WatchTarget, tier: 0 | 1, page: PageRendering): string {
  return target.kind === 'code' ? `q|${target.code}|${tier}|${page.variant}` : `t|${target.token}|${page.variant}`;
}

/**
 * The page of an order that was read because it has changed, for those who have it open already: the same bytes as who asks for it
 * gets, made once for both. It is no look.
 */
export function renderNews(
  ctx: Context,
  target: WatchTarget,
  page: PageRendering,
  { order, tier }: NonNullable<News['opened']>,
): Promise<RenderedBytes> {
  return renderOnce(ctx, { key: keyOf(target, tier, page), render: page.render }, { kind: 'order', order, tier });
}

/**
 * The page of a parcel: whole for its owner, who is known by the session; else at the tier that the request's grant gives, and
 * then the look is noted. Throws `rate_limited`.
 */
export async function openOrderByCode(request: Request, code: string, page: PageRendering): Promise<OpenedOrder> {
  await takeFromLimit('page', clientNetwork(clientAddress(request)));
  const ctx = newContext();
  const endsAt = grantEnd(request, code, ctx.now()) ?? undefined;
  const tier = endsAt === undefined ? 0 : 1;
  const key = keyOf({ kind: 'code', code }, tier, page);
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
    return opened.kind === 'rendered' ? { ...opened, tier, endsAt } : opened;
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

/** The page behind a share link: whole for the order's owner, else at the tier that the link grants. Throws `rate_limited`. */
export async function openOrderByToken(request: Request, token: string, page: PageRendering): Promise<OpenedOrder> {
  await takeFromLimit('page', clientNetwork(clientAddress(request)));
  const ctx = newContext();
  const key = keyOf({ kind: 'token', token }, 0, page);
  return orLastKnown(key, ctx.now(), async () => {
    let shown = null as { linkId: string; tier: 0 | 1; endsAt: Instant } | null;
    const open = async (known?: RenderedBytes) => {
      const link = await openShareLink(ctx, { token, known });
      if (link.kind === 'open') shown = { linkId: link.linkId, tier: link.tier, endsAt: link.expiresAt };
      return link;
    };
    const own = await openAsOwner(ctx, request, page, async () => {
      const link = await open();
      return link.kind === 'open' ? link.order : null;
    });
    const opened =
      own ??
      (await renderOrder(ctx, {
        key,
        read: async (known) => {
          const link = await open(known);
          if (link.kind !== 'open') return link;
          noteView(ctx, { orderId: link.order.id, way: 'link', device: deviceOf(request) });
          return { kind: 'order', order: link.order, tier: link.tier };
        },
        render: page.render,
      }));
    if (opened.kind !== 'rendered') return opened;
    const { linkId, tier, endsAt } = shown!;
    if (isLook(request)) countView(ctx, linkId);
    return { tier, ...opened, endsAt };
  });
}

/** A person opens the page: neither a messenger that draws the picture of a link, nor a page that is open and renews itself. */
function isLook(request: Request): boolean {
  return deviceOf(request) !== 'preview' && request.headers.get('daona-part') === null;
}
