import { createHash } from 'node:crypto';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { singleton } from '@/server/platform/singleton';
import { chooseEncoding } from './choose-encoding';
import { islandScript } from './island-script';

interface PageScript {
  /** Names the content, so that a browser may keep it for good. */
  name: string;
  plain: Buffer;
  br: Buffer;
  gzip: Buffer;
}

/** Made once, as small as it gets. */
function pageScript(): PageScript | undefined {
  return singleton('page-script', () => {
    const script = islandScript('page');
    if (!script) return undefined;
    const plain = Buffer.from(script);
    const name = `${createHash('sha256').update(plain).digest('hex').slice(0, 12)}.js`;
    return { name, plain, br: brotliCompressSync(plain), gzip: gzipSync(plain, { level: 9 }) };
  });
}

/** Address of the script of the public pages; undefined while it is not built. */
export function pageScriptPath(): string | undefined {
  const script = pageScript();
  return script && `/script/${script.name}`;
}

/**
 * `GET /script/<hash>.js`: the script of the public pages, kept by browsers for a year. A page that was made before an upgrade
 * asks for one that is no more: it gets today's, to be kept by nobody. 404 while it is not built.
 */
export function getPageScript(request: Request, name: string): Response {
  const script = pageScript();
  if (!script) return new Response(null, { status: 404 });
  const encoding = chooseEncoding(request);
  return new Response(script[encoding ?? 'plain'] as BodyInit, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': name === script.name ? 'public, max-age=31536000, immutable' : 'no-store',
      'x-content-type-options': 'nosniff',
      vary: 'accept-encoding',
      ...(encoding ? { 'content-encoding': encoding } : {}),
    },
  });
}
