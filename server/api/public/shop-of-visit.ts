import type { BrandInForce } from '@/server/domain/brand/brand';
import { brandsInForce } from './brands';
import { privateCookie, readCookie } from './cookies';
import { hostOf } from './host-of';
import { isHttps } from './site-address';

const COOKIE = 'daona_shop';
const PATH = '/track';
/** Ends with the browser's session at the latest. */
const LIFETIME_S = 3600;

/**
 * Brand that a page without an order of its own wears: of the shop that a link to the look-up names, else of the shop whose domain
 * the visitor came to, else of every shop. A page with an order says whose it is.
 */
export async function brandOfPage(request: Request, shop?: string): Promise<BrandInForce | null> {
  const brands = await brandsInForce();
  if (shop !== undefined) return brands.of(shop);
  const named = namedShop(request);
  const own = named === null ? null : brands.of(named);
  // a name that no brand bears is nobody's
  if (own?.shop === named) return own;
  return brands.at(hostOf(request)) ?? brands.of('');
}

/** Keeps the shop that the address of the look-up names, so that its forms and the pages behind them stay the shop's. */
export function shopCookies(request: Request): string[] {
  const asked = new URL(request.url).searchParams.get('shop');
  if (asked === null) return [];
  return [privateCookie(COOKIE, encodeURIComponent(asked.slice(0, 64)), { path: PATH, maxAgeS: LIFETIME_S, secure: isHttps() })];
}

function namedShop(request: Request): string | null {
  const asked = new URL(request.url).searchParams.get('shop');
  if (asked !== null) return asked;
  const kept = readCookie(request, COOKIE);
  if (kept === null) return null;
  try {
    return decodeURIComponent(kept);
  } catch {
    return null;
  }
}
