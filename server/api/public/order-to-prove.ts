import { maskPhone } from '@/server/domain/access/mask';
import type { Contact } from '@/server/domain/order/contact';
import { unseal } from '@/server/platform/crypto';
import { type Context, newContext } from '@/server/store/context';
import { openParcelPage } from '@/server/usecases/access/open-parcel-page';
import { openShareLink } from '@/server/usecases/access/open-share-link';
import { clientAddress, clientNetwork } from '../client-address';
import { takeFromLimit } from '../rate-limits';
import { grantedTier } from './grant';

/** Address of a page that is to be proved one's own: a parcel's, or a shared link's. */
export type ProofTarget = { kind: 'code'; code: string } | { kind: 'token'; token: string };

export interface OrderToProve {
  /** Code of the order's page. */
  code: string;
  shop: string;
  /** Phone on file, E.164; null when there is none. */
  phone: string | null;
  /** The phone masked, for readers who have proved to know it or were given the link; null for others. */
  shown: string | null;
}

/** The order that somebody wants to prove to be his; null when the address leads to none. Throws `rate_limited`. */
export async function orderToProve(request: Request, target: ProofTarget): Promise<OrderToProve | null> {
  await takeFromLimit('page', clientNetwork(clientAddress(request)));
  const ctx = newContext();
  const opened = target.kind === 'code' ? await openByCode(ctx, request, target.code) : await openByToken(ctx, target.token);
  if (!opened) return null;
  const { order, tier } = opened;
  const phone = order.contact ? ((JSON.parse(unseal(order.contact).toString('utf8')) as Contact).phone ?? null) : null;
  return { code: order.code, shop: order.shop, phone, shown: phone && tier > 0 ? maskPhone(phone) : null };
}

async function openByCode(ctx: Context, request: Request, code: string) {
  const order = await openParcelPage(ctx, { code });
  return order && { order, tier: grantedTier(request, code, ctx.now()) };
}

async function openByToken(ctx: Context, token: string) {
  const link = await openShareLink(ctx, { token });
  return link.kind === 'open' ? link : null;
}
