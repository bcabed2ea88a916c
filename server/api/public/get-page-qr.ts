import { isPageCode } from '@/server/domain/access/page-code';
import { brandsInForce } from './brands';
import { darkRuns, QUIET_MODULES, qrMatrix } from './label/qr-matrix';
import { ownSiteOf, siteUrl } from './site-address';

/** `GET /q/<code>/qr.svg`: the code that leads back from a printed page; it holds the page's own address and needs no look-up. */
export async function getPageQr(request: Request, code: string): Promise<Response> {
  if (!isPageCode(code)) return new Response(null, { status: 404 });
  const ownSite = ownSiteOf(request, await brandsInForce());
  const matrix = qrMatrix(ownSite ? `${ownSite}/q/${code}` : siteUrl(`/q/${code}`));
  const side = matrix.length + 2 * QUIET_MODULES;
  const bars = darkRuns(matrix).map(({ x, y, length }) => `M${x + QUIET_MODULES} ${y + QUIET_MODULES}h${length}v1h-${length}z`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path shape-rendering="crispEdges" d="${bars.join('')}"/></svg>`;
  return new Response(svg, {
    headers: {
      'content-type': 'image/svg+xml',
      'cache-control': 'private, max-age=86400',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    },
  });
}
