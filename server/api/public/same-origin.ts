import { hostOf } from './host-of';

/**
 * Whether a posted form was sent from a page of ours. Browsers say so themselves (Fetch Metadata); older ones name the page's
 * origin, or `null` because our pages send no referrer: what then remains is that grants and sessions are cookies which no
 * other site can send along, and links are secrets.
 */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none';
  const origin = request.headers.get('origin');
  if (origin === null || origin === 'null') return true;
  return URL.canParse(origin) && new URL(origin).host === hostOf(request);
}
