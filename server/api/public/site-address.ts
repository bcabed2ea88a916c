import type { Brands } from '@/server/domain/brand/brand';
import { publicUrl } from '@/server/platform/environment';
import { hostOf } from './host-of';

/** Whether customers reach the site over https, as its public address says. */
export function isHttps(): boolean {
  return publicUrl().startsWith('https:');
}

/** Full address of a page of the site. */
export function siteUrl(path: string): string {
  return publicUrl() + path;
}

/** Full address of a page of an order: on the domain of its shop where one leads here. */
export function orderUrl(brands: Brands, shop: string, path: string): string {
  return (brands.siteOf(shop) ?? publicUrl()) + path;
}

/** The domain of a shop that a request was sent to, as it is configured; null when it came to the site's own address, or any other. */
export function ownSiteOf(request: Request, brands: Brands): string | null {
  return brands.at(hostOf(request))?.brand.site ?? null;
}
