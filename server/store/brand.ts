import { type Brand, type BrandInForce, type Brands, brand, PLAIN_BRAND, type SiteFinding } from '../domain/brand/brand';
import type { Instant } from '../domain/shared/instant';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';

/** Key of the row that holds for every shop without one of its own. */
export const EVERY_SHOP = '';
const FRESH_MS = 2_000;

export interface BrandRow {
  shop: string;
  body: Brand;
  version: number;
  changedAt: Instant;
  changedBy: string;
  proof: SiteProof;
}

/** What is known of the address that a brand names, or named. */
export interface SiteProof {
  /** The address that was last seen to lead here; links use it while the brand names the same. */
  proved: string | null;
  provedAt: Instant | null;
  checkedAt: Instant | null;
  finding: SiteFinding | null;
}

interface Cached {
  byShop: ReadonlyMap<string, BrandRow>;
  version: number;
  readAt: number;
}

function cached(): Cached {
  return singleton('shop-brands', () => ({ byShop: new Map(), version: 0, readAt: Number.NEGATIVE_INFINITY }));
}

/** Brands as they were at most two seconds ago in this process. */
export async function loadBrands(db: Queryable): Promise<Brands> {
  const cache = cached();
  if (performance.now() - cache.readAt >= FRESH_MS) {
    const rows = await readBrands(db);
    cache.byShop = new Map(rows.map((row) => [row.shop, row]));
    cache.version = rows.reduce((sum, row) => sum + row.version, 0);
    cache.readAt = performance.now();
  }
  return lastKnownBrands();
}

/** The brands as this process read them last, however long ago. */
export function lastKnownBrands(): Brands {
  const { byShop, version } = cached();
  const inForce = (row: BrandRow | undefined): BrandInForce | null =>
    row ? { brand: row.body, shop: row.shop, version: row.version } : null;
  const siteAt = (shop: string) => {
    const row = byShop.get(shop);
    return row && isProved(row) ? row.body.site : null;
  };
  return {
    version,
    of: (shop) => inForce(byShop.get(shop) ?? byShop.get(EVERY_SHOP)),
    siteOf: (shop) => siteAt(shop) ?? siteAt(EVERY_SHOP),
    at: (host) => {
      const found = [...byShop.values()].filter((row) => isProved(row) && new URL(row.body.site).host === host);
      return inForce(found.length === 1 ? found[0] : undefined);
    },
  };
}

/** Whether a brand's address may carry links. */
function isProved({ body, proof }: BrandRow): boolean {
  return body.site !== '' && proof.proved === body.site;
}

export async function readBrands(db: Queryable): Promise<BrandRow[]> {
  const { rows } = await db.query<Omit<BrandRow, 'proof'> & SiteProof>({
    name: 'shop-brands',
    text: `select shop, body, version, changed_at as "changedAt", changed_by as "changedBy", site_proved as proved,
             site_proved_at as "provedAt", site_checked_at as "checkedAt", site_finding as finding from shop_brand order by shop`,
  });
  return rows.map(({ proved, provedAt, checkedAt, finding, ...row }) => ({
    ...row,
    // what was added since a row was written stands as it does for everybody
    body: brand.parse({ ...PLAIN_BRAND, ...row.body }),
    proof: { proved, provedAt, checkedAt, finding },
  }));
}

/**
 * Puts a brand in force for a shop; the caller holds the name of the brands, so that versions follow each other. What was known of
 * another address than it names now is forgotten.
 */
export async function writeBrand(db: Queryable, row: Omit<BrandRow, 'proof'>): Promise<void> {
  await db.query(
    `insert into shop_brand as b (shop, body, version, changed_at, changed_by) values ($1, $2, $3, $4, $5)
     on conflict (shop) do update set body = excluded.body, version = excluded.version, changed_at = excluded.changed_at,
       changed_by = excluded.changed_by,
       site_proved = case when b.body->'site' = excluded.body->'site' then b.site_proved end,
       site_proved_at = case when b.body->'site' = excluded.body->'site' then b.site_proved_at end,
       site_checked_at = case when b.body->'site' = excluded.body->'site' then b.site_checked_at end,
       site_finding = case when b.body->'site' = excluded.body->'site' then b.site_finding end`,
    [row.shop, JSON.stringify(row.body), row.version, new Date(row.changedAt), row.changedBy],
  );
}

/**
 * Keeps what a look at the address of a brand came to; `isChange` where links begin, or cease, to use it. False when the brand names
 * another address by now.
 */
export async function writeSiteProof(
  db: Queryable,
  { shop, site, proof, isChange }: { shop: string; site: string; proof: SiteProof; isChange: boolean },
): Promise<boolean> {
  const at = (moment: Instant | null) => (moment === null ? null : new Date(moment));
  const { rowCount } = await db.query(
    `update shop_brand set site_proved = $3, site_proved_at = $4, site_checked_at = $5, site_finding = $6, version = version + $7
      where shop = $1 and body->>'site' = $2`,
    [shop, site, proof.proved, at(proof.provedAt), at(proof.checkedAt), proof.finding, isChange ? 1 : 0],
  );
  return rowCount === 1;
}

/** Makes this process read them again at their next use. */
export function forgetBrands(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}
