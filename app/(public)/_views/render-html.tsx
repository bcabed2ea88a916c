import type { ReactElement } from 'react';
import { answerBytes } from '@/server/api/public/answer-bytes';
import { chooseLanguage } from '@/server/api/public/choose-language';
import { chooseLook } from '@/server/api/public/choose-look';
import { cspHash, securityHeaders } from '@/server/api/public/security-headers';
import { brandOfPage } from '@/server/api/public/shop-of-visit';
import type { BrandInForce } from '@/server/domain/brand/brand';
import { ContactCard } from './contact-lines';
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

/** The document cut around its style sheet, so that kept pages share one copy of it. */
export async function renderHtmlParts(page: ReactElement, dress: Dress): Promise<(string | Buffer)[]> {
  const html = await renderHtml(page, dress);
  const at = html.indexOf(STYLE);
  return [html.slice(0, at), SHARED_STYLE, html.slice(at + STYLE.length)];
}

const SHARED_STYLE = Buffer.from(STYLE);

const headers = new Map<string, Record<string, string>>();

/** Headers of every public page; the policy names the hashes of its style sheets, the brand's and those `beside` among them. */
export function pageHeaders(brand: BrandInForce | null, beside: readonly string[] = [FORM_STYLE]): Record<string, string> {
  const own = styleOf(brand);
  const key = [own, ...beside].join('|');
  let made = headers.get(key);
  if (!made) {
    const styles = [STYLE, ...beside, ...(own ? [own] : [])].map(cspHash);
    made = { 'content-type': 'text/html; charset=utf-8', ...securityHeaders(styles) };
    headers.set(key, made);
  }
  return made;
}

export interface PageAnswer {
  status?: number;
  cookies?: readonly string[];
  /** Whose page it is; absent where no order is known. */
  shop?: string;
}

/** Answers a page that is not kept, in the dress of its shop, or of the shop whose visitor asks; how it is reached stands below. */
export async function answerPage(
  request: Request,
  page: ReactElement,
  { status = 200, cookies = [], shop }: PageAnswer,
): Promise<Response> {
  const look = chooseLook(request);
  const brand = await brandOfPage(request, shop);
  const reach = brand && (await renderFragment(<ContactCard contact={brand.brand.contact} language={chooseLanguage(request).language} />));
  const bytes = Buffer.from(await renderHtml(page, { look: look.className, brand, reach: reach ?? '' }));
  return withCookies(await answerBytes(request, bytes, pageHeaders(brand), status), [...cookies, ...look.setCookies]);
}

/** The response with cookies added. */
export function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
