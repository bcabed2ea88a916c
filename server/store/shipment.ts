import type { Queryable } from './context';

/** '<carrier>/<tracking number>' taken apart. */
export function splitShipmentKey(key: string): { carrier: string; trackingNo: string } {
  const slash = key.indexOf('/');
  return { carrier: key.slice(0, slash), trackingNo: key.slice(slash + 1) };
}

/**
 * Locks the shipments' rows in the order of their keys, and makes those that are missing first. Whoever adds facts under a
 * tracking number or links it holds this lock, so that a fact and a link made at once find each other.
 */
export async function lockShipments(db: Queryable, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const sorted = [...new Set(keys)].sort();
  const locked = await lockKnown(db, sorted);
  if (locked.size === sorted.length) return;
  const missing = sorted.filter((key) => !locked.has(key));
  const parts = missing.map(splitShipmentKey);
  await db.query({
    name: 'shipment-ensure',
    text: `insert into shipment (key, carrier, tracking_no) select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing`,
    values: [missing, parts.map((p) => p.carrier), parts.map((p) => p.trackingNo)],
  });
  await lockKnown(db, missing);
}

async function lockKnown(db: Queryable, sorted: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ key: string }>({
    name: 'shipment-lock',
    text: 'select key from shipment where key = any($1::text[]) order by key for update',
    values: [sorted],
  });
  return new Set(rows.map((row) => row.key));
}

/** Links shipments to orders; answers the pairs that are new. */
export async function linkShipments(
  db: Queryable,
  pairs: readonly { key: string; orderId: string }[],
): Promise<{ key: string; orderId: string }[]> {
  if (pairs.length === 0) return [];
  const { rows } = await db.query<{ key: string; orderId: string }>({
    name: 'shipment-link',
    text: `insert into shipment_link (shipment_key, order_id) select * from unnest($1::text[], $2::uuid[])
           on conflict do nothing returning shipment_key as key, order_id as "orderId"`,
    values: [pairs.map((p) => p.key), pairs.map((p) => p.orderId)],
  });
  return rows;
}
