import { newContext } from '@/server/store/context';
import { openParcelPage } from '@/server/usecases/access/open-parcel-page';
import { openShareLink } from '@/server/usecases/access/open-share-link';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { grantedTier } from './grant';
import type { RenderedBytes } from './page-cache';
import { type OrderToRender, renderOrder } from './render-order';

export type OpenedOrder =
  | { kind: 'rendered'; bytes: RenderedBytes; tier: 0 | 1 }
  | { kind: 'missing' }
  | { kind: 'expired' }
  | { kind: 'revoked' };

/** How an app page is rendered; `variant` tells apart what the same order may look like (language, a word said once). */
export interface PageRendering {
  variant: string;
  render: (order: OrderToRender) => Promise<readonly (string | Buffer)[]>;
}

/** The page of a parcel, at the tier that the request's grant gives. Throws `rate_limited`. */
export async function openOrderByCode(request: Request, code: string, page: PageRendering): Promise<OpenedOrder> {
  await takeFromLimit('page', clientNetwork(clientAddress(request)));
  const ctx = newContext();
  const tier = grantedTier(request, code, ctx.now());
  const opened = await renderOrder(ctx, {
    key: `q|${code}|${tier}|${page.variant}`,
    read: async (known) => {
      const order = await openParcelPage(ctx, { code, known });
      return order ? { kind: 'order', order, tier } : { kind: 'missing' as const };
    },
    render: page.render,
  });
  return opened.kind === 'rendered' ? { ...opened, tier } : opened;
}

/** The page behind a share link, at the tier that the link grants. Throws `rate_limited`. */
export async function openOrderByToken(request: Request, token: string, page: PageRendering): Promise<OpenedOrder> {
  await takeFromLimit('page', clientNetwork(clientAddress(request)));
  const ctx = newContext();
  let tier: 0 | 1 = 0;
  const opened = await renderOrder(ctx, {
    key: `t|${token}|${page.variant}`,
    read: async (known) => {
      const link = await openShareLink(ctx, { token, known });
      if (link.kind !== 'open') return link;
      tier = link.tier;
      return { kind: 'order', order: link.order, tier };
    },
    render: page.render,
  });
  return opened.kind === 'rendered' ? { ...opened, tier } : opened;
}
