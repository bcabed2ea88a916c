import { orderUrl } from '@/server/api/public/site-address';
import { redactOrder } from '@/server/domain/access/redact-order';
import type { Brands } from '@/server/domain/brand/brand';
import type { OrderDocument } from '@/server/domain/order/order-document';
import type { Language } from '@/server/domain/shared/language';
import { formatMoment, type Viewer } from '@/server/domain/wording/dates';
import { wordHeadline } from '@/server/domain/wording/word-headline';
import { escaped, logoPath } from './dress-page';
import { cardMessages } from './messages/card';

interface Shared {
  language: Language;
  viewer: Viewer;
  /** Of the page. */
  path: string;
  brands: Brands;
}

/**
 * Markup for the head of an order's page: its one address, and what a messenger that is given the link may say of it. Others read
 * that in a chat, and long after: it holds what the parcel's code shows to anybody, and names the time it was true at.
 */
export function shareCard(order: OrderDocument, { language, viewer, path, brands }: Shared): string {
  const { shop } = order.state;
  const m = cardMessages(language);
  const brand = brands.of(shop);
  const headline = wordHeadline(redactOrder(order, 0).headline, language, viewer).short;
  const url = (of: string) => escaped(orderUrl(brands, shop, of));
  const text = escaped(m.text(formatMoment(viewer.now, language, viewer), headline));
  return [
    `<link rel="canonical" href="${url(path)}">`,
    `<meta property="og:title" content="${escaped(m.title(brand?.brand.name ?? ''))}">`,
    `<meta name="description" property="og:description" content="${text}">`,
    brand?.brand.logo ? `<meta property="og:image" content="${url(logoPath(brand))}">` : '',
  ].join('');
}
