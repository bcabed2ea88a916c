import type { Instant } from '../domain/shared/instant';
import type { ShipmentState } from '../domain/tracking/shipment-state';
import type { Queryable } from './context';

/** Marks numbers as asked about at `now`; answers those that had rested for `restMs`, which alone may be asked. */
export async function markAsked(
  db: Queryable,
  source: string,
  shipmentKeys: readonly string[],
  now: Instant,
  restMs: number,
): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>({
    name: 'pull-mark',
    text: `insert into pull_mark as p (source, shipment_key, asked_at) select distinct $1, k, $3::timestamptz from unnest($2::text[]) as u(k)
           on conflict (source, shipment_key) do update set asked_at = excluded.asked_at where p.asked_at <= $4 returning shipment_key as key`,
    values: [source, shipmentKeys, new Date(now), new Date(now - restMs)],
  });
  return rows.map((r) => r.key);
}

/** An open order of which, or of one of whose shipments, nobody may have spoken for long. */
export interface QuietOrder {
  id: string;
  shop: string;
  shipments: ShipmentState[];
}

/** The next open orders after an id of which nothing was heard since `quietBefore`, and those with several shipments. */
export async function findQuietShipments(db: Queryable, after: { id: string; quietBefore: Instant; limit: number }): Promise<QuietOrder[]> {
  const { rows } = await db.query<QuietOrder>({
    name: 'pull-quiet-orders',
    text: `select id, shop, doc->'state'->'shipments' as shipments from orders
           where id > $1 and open and not history and version > 0 and (last_event_at is null or last_event_at < $2 or cardinality(tracking_nos) > 1)
           order by id limit $3`,
    values: [after.id, new Date(after.quietBefore), after.limit],
  });
  return rows;
}
