import type { ReactElement } from 'react';
import { answerBytes } from '@/server/api/public/answer-bytes';
import { brandsInForce } from '@/server/api/public/brands';
import { chooseLook } from '@/server/api/public/choose-look';
import { islandScript } from '@/server/api/public/island-script';
import { cspHash, securityHeaders } from '@/server/api/public/security-headers';
import type { BrandInForce } from '@/server/domain/brand/brand';
import { type Dress, dressPage, styleOf, UNDRESSED } from './dress-page';
import { FORM_STYLE } from './form-style';
import { STYLE } from './style';

// Next forbids a static import in route handlers; started once, here, not in a request
const reactServer = import('react-dom/server');

/** A piece of a page as a string. */
export async function renderFragment(piece: ReactElement): Promise<string> {
  const { renderToStaticMarkup } = await reactServer;
  return renderToStaticMarkup(piece);
}

/** The document as a string: static markup, nothing to hydrate. */
export async function renderHtml(page: ReactElement, dress = UNDRESSED): Promise<string> {
  return dressPage(`<!doctype html>${await renderFragment(page)}`, dress);
}

/** The document cut around its style sheet and its script, so that kept pages share one copy of them. */
export async function renderHtmlParts(page: ReactElement, dress: Dress): Promise<(string | Buffer)[]> {
  const html = await renderHtml(page, dress);
  const script = pageScript();
  const [head = '', rest = ''] = cut(html, STYLE);
  const [body = '', tail = ''] = script ? cut(rest, script) : [rest];
  return [head, shared(STYLE), body, ...(script ? [shared(script)] : []), tail];
}

function cut(text: string, around: string): [string, string] {
  const at = text.indexOf(around);
  return [text.slice(0, at), text.slice(at + around.length)];
}

const buffers = new Map<string, Buffer>();

function shared(text: string): Buffer {
  let buffer = buffers.get(text);
  if (!buffer) {
    buffer = Buffer.from(text);
    buffers.set(text, buffer);
  }
  return buffer;
}

/** The script that stands inline in the order page and the look-up form. */
export function pageScript(): string | undefined {
  return islandScript('page');
}

const headers = new Map<string, Record<string, string>>();

/** Headers of every public page; the policy names the hashes of its style sheets, the brand's among them, and of its script. */
export function pageHeaders(brand: BrandInForce | null): Record<string, string> {
  const script = pageScript();
  const own = styleOf(brand);
  const key = own ?? '';
  let made = headers.get(key);
  if (!made) {
    const styles = [STYLE, FORM_STYLE, ...(own ? [own] : [])].map(cspHash);
    made = { 'content-type': 'text/html; charset=utf-8', ...securityHeaders({ styles, scripts: script ? [cspHash(script)] : [] }) };
    headers.set(key, made);
  }
  return made;
}

/** Answers a page that is not kept, in the dress of every shop. */
export async function answerPage(request: Request, page: ReactElement, status: number, cookies: readonly string[] = []): Promise<Response> {
  const look = chooseLook(request);
  const brand = (await brandsInForce()).of('');
  const bytes = Buffer.from(await renderHtml(page, { look: look.className, brand }));
  return withCookies(await answerBytes(request, bytes, pageHeaders(brand), status), [...cookies, ...look.setCookies]);
}

/** The response with cookies added. */
export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
