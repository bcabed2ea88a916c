import type { Queryable } from './context';

/** A vendor's id and what it stands for. */
export interface AliasRow {
  alias: string;
  order?: { shop: string; orderNo: string };
  shipments: { carrier: string; trackingNo: string; items?: { sku: string; quantity: number }[] }[];
}

/** Keeps what ids of a source stand for; a later word replaces an earlier one. */
export async function saveAliases(db: Queryable, source: string, aliases: readonly AliasRow[]): Promise<void> {
  await db.query(
    `insert into source_alias (source, alias, shop, order_no, shipments)
     select $1, a.alias, a.shop, a.order_no, a.shipments from unnest($2::text[], $3::text[], $4::text[], $5::json[]) as a(alias, shop, order_no, shipments)
     on conflict (source, alias) do update set shop = excluded.shop, order_no = excluded.order_no, shipments = excluded.shipments`,
    [
      source,
      aliases.map((a) => a.alias),
      aliases.map((a) => a.order?.shop ?? null),
      aliases.map((a) => a.order?.orderNo ?? null),
      aliases.map((a) => JSON.stringify(a.shipments)),
    ],
  );
}

/** Those of the ids that are known. */
export async function readAliases(db: Queryable, source: string, aliases: readonly string[]): Promise<Map<string, AliasRow>> {
  const { rows } = await db.query(
    'select alias, shop, order_no as "orderNo", shipments from source_alias where source = $1 and alias = any($2)',
    [source, aliases],
  );
  return new Map(
    (rows as { alias: string; shop: string | null; orderNo: string | null; shipments: AliasRow['shipments'] }[]).map((row) => [
      row.alias,
      { alias: row.alias, order: row.shop && row.orderNo ? { shop: row.shop, orderNo: row.orderNo } : undefined, shipments: row.shipments },
    ]),
  );
}
