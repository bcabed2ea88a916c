import { type Brand, PLAIN_BRAND } from '@/server/domain/brand/brand';
import { writeAudit } from '@/server/store/audit';
import { EVERY_SHOP, forgetBrands, readBrands, type SiteProof, writeBrand } from '@/server/store/brand';
import { type Context, inTransaction } from '@/server/store/context';
import { lockName } from '@/server/store/operation';

export interface ShopBrand {
  /** '' holds for every shop without a brand of its own. */
  shop: string;
  /** 0 while nobody has changed anything. */
  version: number;
  brand: Brand;
}

/** A brand with what is known of its address; null while nobody has looked, or for another address than it names. */
export interface ReadShopBrand extends ShopBrand {
  site: { isProved: boolean; checkedAt: SiteProof['checkedAt']; finding: SiteProof['finding'] };
}

/** First the brand that holds for every shop, then those that shops have of their own. */
export async function readShopBrands(ctx: Context): Promise<ReadShopBrand[]> {
  const rows = (await readBrands(ctx.db)).map(({ shop, version, body, proof }) => {
    const isProved = body.site !== '' && proof.proved === body.site;
    return { shop, version, brand: body, site: { isProved, checkedAt: proof.checkedAt, finding: proof.finding } };
  });
  const unknown = { isProved: false, checkedAt: null, finding: null };
  const common = rows.find((row) => row.shop === EVERY_SHOP) ?? { shop: EVERY_SHOP, version: 0, brand: PLAIN_BRAND, site: unknown };
  return [common, ...rows.filter((row) => row.shop !== EVERY_SHOP)];
}

export type ChangeBrandOutcome =
  | { kind: 'changed' | 'unchanged'; version: number }
  /** Somebody else changed it since `version`. */
  | { kind: 'outdated'; version: number };

/** Puts a shop's brand in force, on top of the version that was looked at. Audited with what changed; a logo only by its size. */
export async function changeBrand(ctx: Context, input: ShopBrand & { by: string }): Promise<ChangeBrandOutcome> {
  const outcome = await inTransaction(ctx, async (tx): Promise<ChangeBrandOutcome> => {
    await lockName(tx.db, 'shop-brands');
    const [common, ...own] = await readShopBrands(tx);
    const held = input.shop === EVERY_SHOP ? common : own.find((row) => row.shop === input.shop);
    const version = held?.version ?? 0;
    if (version !== input.version) return { kind: 'outdated', version };
    const before = held?.brand ?? common!.brand;
    const changed = (Object.keys(input.brand) as (keyof Brand)[]).filter(
      (key) => JSON.stringify(input.brand[key]) !== JSON.stringify(before[key]),
    );
    if (changed.length === 0) return { kind: 'unchanged', version };
    await writeBrand(tx.db, { ...input, body: input.brand, version: version + 1, changedAt: tx.now(), changedBy: input.by });
    await writeAudit(tx.db, {
      actor: input.by,
      action: 'brand.changed',
      subject: `shop:${input.shop || '*'}`,
      detail: { version: version + 1, changed: Object.fromEntries(changed.map((key) => [key, told(input.brand, key)])) },
    });
    return { kind: 'changed', version: version + 1 };
  });
  if (outcome.kind === 'changed') forgetBrands();
  return outcome;
}

function told(brand: Brand, key: keyof Brand): unknown {
  if (key !== 'logo') return brand[key];
  return brand.logo ? { type: brand.logo.type, bytes: Math.floor((brand.logo.base64.length * 3) / 4) } : null;
}
