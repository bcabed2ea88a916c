import { type BrandInForce, PLAIN_BRAND } from '@/server/domain/brand/brand';
import { brandStyle } from '@/server/domain/brand/brand-theme';

/** What a rendered page is dressed in: the classes of its root (`chooseLook`) and the shop's brand. */
export interface Dress {
  look: string;
  brand: BrandInForce | null;
}

export const UNDRESSED: Dress = { look: '', brand: null };

const MARK = /(<a class="brand"[^>]*>)(<svg.*?<\/svg>)([^<]*)/s;

/** Puts a page into its dress: letters and ground as chosen, the shop's colour, its logo and name in the head. */
export function dressPage(html: string, { look, brand }: Dress): string {
  const rooted = look ? html.replace('<html', `<html class="${look}"`) : html;
  if (!brand) return rooted;
  const style = styleOf(brand);
  const { name, logo } = brand.brand;
  const words = (own: string) => (name ? escaped(name) : own);
  const picture = `<img src="${logoPath(brand)}" alt="" height="28">`;
  return rooted
    .replace('</head>', () => `${style ? `<style>${style}</style>` : ''}</head>`)
    .replace(MARK, (_, link: string, mark: string, own: string) => `${link}${logo ? picture : mark}${words(own)}`);
}

/** Style sheet of the brand's colour; none where it is the product's own. */
export function styleOf(brand: BrandInForce | null): string | undefined {
  return brand && brand.brand.colour !== PLAIN_BRAND.colour ? brandStyle(brand.brand.colour) : undefined;
}

function logoPath({ shop, version }: BrandInForce): string {
  return `/brand/${encodeURIComponent(shop || '-')}?v=${version}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
