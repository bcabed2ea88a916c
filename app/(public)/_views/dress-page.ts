import { type BrandInForce, PLAIN_BRAND } from '@/server/domain/brand/brand';
import { brandStyle } from '@/server/domain/brand/brand-theme';

/** What a rendered page is dressed in: the classes of its root (`chooseLook`) and the shop's brand. */
export interface Dress {
  look: string;
  brand: BrandInForce | null;
  /** Markup of how the shop is reached, to stand at the end of the page. */
  reach?: string;
  /** Markup for the head: what the page is called where it is shared. */
  card?: string;
}

export const UNDRESSED: Dress = { look: '', brand: null };

const MARK = /(<a class="brand"[^>]*>)(<svg.*?<\/svg>)([^<]*)/s;

/** Puts a page into its dress: letters and ground as chosen, the shop's colour, its logo and name in the head, its contact below. */
export function dressPage(html: string, { look, brand, reach, card }: Dress): string {
  const rooted = look ? html.replace('<html', `<html class="${look}"`) : html;
  const carded = card ? rooted.replace('</head>', () => `${card}</head>`) : rooted;
  if (!brand) return carded;
  const style = styleOf(brand);
  const { name, logo } = brand.brand;
  const words = (own: string) => (name ? escaped(name) : own);
  const picture = `<img src="${logoPath(brand)}" alt="" height="28">`;
  return carded
    .replace('</head>', () => `${style ? `<style>${style}</style>` : ''}</head>`)
    .replace(MARK, (_, link: string, mark: string, own: string) => `${leadTo(brand, link)}${logo ? picture : mark}${words(own)}`)
    .replace('</main>', () => `${reach ?? ''}</main>`);
}

/** The name in the head leads to the look-up of the same shop. */
function leadTo({ shop }: BrandInForce, link: string): string {
  return shop ? link.replace('href="/track"', () => `href="/track?shop=${encodeURIComponent(shop)}"`) : link;
}

/** Style sheet of the brand's colour; none where it is the product's own. */
export function styleOf(brand: BrandInForce | null): string | undefined {
  return brand && brand.brand.colour !== PLAIN_BRAND.colour ? brandStyle(brand.brand.colour) : undefined;
}

/** Address of a brand’s logo on every domain that leads here. */
export function logoPath({ shop, version }: BrandInForce): string {
  return `/brand/${encodeURIComponent(shop || '-')}?v=${version}`;
}

/** Text as it may stand in markup, inside quotes too. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
