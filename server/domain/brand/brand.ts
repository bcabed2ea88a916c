import { z } from 'zod';
import type { Hex } from './colour';

/** Raw bytes of a logo; it is fetched once and kept by the browser. */
export const LOGO_LIMIT = 48 * 1024;
export const LOGO_TYPES = ['image/png', 'image/webp', 'image/jpeg', 'image/svg+xml'] as const;

const line = (length: number) => z.string().trim().max(length);

/** How a shop shows itself on the customers' pages. Empty texts are left out of the page. */
export const brand = z.object({
  /** Name in the head of the page; empty for the product's own. */
  name: line(40),
  /** The shop's colour as it is; the pages take what of it can be read. */
  colour: z.custom<Hex>((value) => typeof value === 'string' && /^#[0-9a-f]{6}$/.test(value), 'not a colour such as #0c6657'),
  logo: z.object({ type: z.enum(LOGO_TYPES), base64: z.base64().max(Math.ceil(LOGO_LIMIT / 3) * 4) }).nullable(),
  contact: z.object({
    phone: line(40).regex(/^[+\d][\d ()-]*$|^$/),
    email: z.union([z.literal(''), z.email().max(120)]),
    wechat: line(60),
    hours: line(80),
    page: z.union([z.literal(''), z.url({ protocol: /^https$/ }).max(200)]),
  }),
  /** Where links in messages lead, such as 'https://track.example.com'; empty for the product's own address. */
  site: z.union([
    z.literal(''),
    z
      .url({ protocol: /^https?$/ })
      .max(120)
      .regex(/^https?:\/\/[^/?#]+$/),
  ]),
  /** Whether pages say how many of such parcels came inside the window they were told. */
  tellsRecord: z.boolean().default(false),
});
export type Brand = z.infer<typeof brand>;

export const PLAIN_BRAND: Brand = {
  name: '',
  colour: '#0c6657',
  logo: null,
  contact: { phone: '', email: '', wechat: '', hours: '', page: '' },
  site: '',
  tellsRecord: false,
};

/** A brand that holds for a shop: its own row, or that of every shop. */
export interface BrandInForce {
  brand: Brand;
  /** Of the row: '' where it is that of every shop. */
  shop: string;
  version: number;
}

/** The brands of all shops. */
export interface Brands {
  /** Null while nobody has set any. */
  of(shop: string): BrandInForce | null;
  /** Address that links to a shop's orders begin with: its own, else that of every shop, once it was seen to lead here; null without one. */
  siteOf(shop: string): string | null;
  /** The one brand whose address has this host, with its port where it has one; null for any other host. */
  at(host: string): BrandInForce | null;
  /** Grows with every change; what is rendered from them is kept under it. */
  version: number;
}

/** What a look at a brand's address came to: it leads here, to somebody else, here under another name, or nowhere at the moment. */
export const SITE_FINDINGS = ['proved', 'elsewhere', 'other_name', 'unreachable'] as const;
export type SiteFinding = (typeof SITE_FINDINGS)[number];
