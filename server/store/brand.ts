import { type Brand, type Brands, brand, PLAIN_BRAND } from '../domain/brand/brand';
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
  const row = (shop: string) => byShop.get(shop) ?? byShop.get(EVERY_SHOP);
  return {
    version,
    of: (shop) => {
      const found = row(shop);
      return found ? { brand: found.body, shop: found.shop, version: found.version } : null;
    },
  };
}

export async function readBrands(db: Queryable): Promise<BrandRow[]> {
  const { rows } = await db.query<BrandRow>({
    name: 'shop-brands',
    text: `select shop, body, version, changed_at as "changedAt", changed_by as "changedBy" from shop_brand order by shop`,
  });
  // what was added since a row was written stands as it does for everybody
  return rows.map((row) => ({ ...row, body: brand.parse({ ...PLAIN_BRAND, ...row.body }) }));
}

/** Puts a brand in force for a shop; the caller holds the name of the brands, so that versions follow each other. */
export async function writeBrand(db: Queryable, row: BrandRow): Promise<void> {
  await db.query(
    `insert into shop_brand (shop, body, version, changed_at, changed_by) values ($1, $2, $3, $4, $5)
     on conflict (shop) do update set body = excluded.body, version = excluded.version, changed_at = excluded.changed_at,
       changed_by = excluded.changed_by`,
    [row.shop, JSON.stringify(row.body), row.version, new Date(row.changedAt), row.changedBy],
  );
}

/** Makes this process read them again at their next use. */
export function forgetBrands(): void {
  cached().readAt = Number.NEGATIVE_INFINITY;
}
