import { brandsInForce } from './brands';

const YEAR_S = 31_536_000;

/**
 * `GET /brand/<shop>?v=<version>`: a shop's logo; '-' stands for every shop. Under its version it is kept for good. A picture that is
 * opened by itself can do nothing: its policy allows no script and no request.
 */
export async function getLogo(request: Request, shop: string): Promise<Response> {
  const brands = await brandsInForce();
  const found = brands.of(shop === '-' ? '' : shop);
  if (!found?.brand.logo) return new Response(null, { status: 404 });
  const { type, base64 } = found.brand.logo;
  const isVersioned = new URL(request.url).searchParams.get('v') === String(found.version);
  return new Response(Buffer.from(base64, 'base64') as BodyInit, {
    headers: {
      'content-type': type,
      'cache-control': isVersioned ? `public, max-age=${YEAR_S}, immutable` : 'public, max-age=60',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  });
}
