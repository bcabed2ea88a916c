import { PLAIN_BRAND } from '@/server/domain/brand/brand';
import type { MailDress } from '@/server/domain/template/render-mail';
import { publicUrl } from '@/server/platform/environment';
import { lastKnownBrands } from '@/server/store/brand';

/** How a mail of a shop looks: in its brand, as this process knows it, with the logo where mail programs can fetch it. */
export function mailDress(shop: string, unsubscribeUrl: string | null): MailDress {
  const brands = lastKnownBrands();
  const inForce = brands.of(shop);
  const { name, colour, contact } = inForce?.brand ?? PLAIN_BRAND;
  const site = brands.siteOf(shop) ?? publicUrl();
  // programs that show mails draw no SVG
  const isDrawn = inForce?.brand.logo && inForce.brand.logo.type !== 'image/svg+xml';
  const logoUrl = isDrawn ? `${site}/brand/${encodeURIComponent(inForce.shop || '-')}?v=${inForce.version}` : null;
  return { brand: { name, colour, contact }, logoUrl, unsubscribeUrl };
}
