import { createHash } from 'node:crypto';
import { environment } from '@/server/platform/environment';
import { singleton } from '@/server/platform/singleton';

/** Source expression that allows exactly this inline style sheet. */
export function cspHash(content: string): string {
  return `'sha256-${createHash('sha256').update(content).digest('base64')}'`;
}

/** Where map tiles come from when the operator configured any: ' https://tiles.example' or ''. */
function tileOrigin(): string {
  const template = environment().DAONA_TILE_URL;
  if (!template) return '';
  const url = template.replace('{s}.', '*.');
  return ` ${/^https?:\/\/[^/]+/.exec(url)?.[0] ?? ''}`;
}

/**
 * Headers of every public page: nothing from other sites, no frames, no trace in other sites' logs, in search engines or
 * in caches. No inline script runs; `styles` are the hashes of the page's own style sheets.
 */
export function securityHeaders(styles: readonly string[]): Record<string, string> {
  const tiles = singleton('tile-origin', tileOrigin);
  return {
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' ${styles.join(' ')}`.trim(),
      `img-src 'self' data:${tiles}`,
      `connect-src 'self'${tiles}`,
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'x-content-type-options': 'nosniff',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-store',
  };
}
