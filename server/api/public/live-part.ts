import type { RenderedBytes } from './page-cache';

/** Sent by the script of an open page: it has style and script already and wants what they belong to. Browsers take gzip. */
const HEADER = 'daona-part';

export function asksForPart(request: Request): boolean {
  return request.headers.get(HEADER) === 'live' && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
}

/** Names exactly what was rendered for one reader: the version, and until when its words ("3 hours ago") stay true. */
export function pageTag({ version, until }: Pick<RenderedBytes, 'version' | 'until'>): string {
  return `"${version}.${until.toString(36)}"`;
}

/** Title and main part of a page: what changes while it is open. Style and script are no part of it. */
export function livePart({ parts }: Pick<RenderedBytes, 'parts'>): Buffer {
  const page = Buffer.concat(parts).toString();
  const title = /<title>.*?<\/title>/s.exec(page)?.[0] ?? '';
  const main = page.slice(page.indexOf('<main'), page.indexOf('</main>') + '</main>'.length);
  return Buffer.from(`<!doctype html>${title}${main}`);
}
