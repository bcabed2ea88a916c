import type { Lifecycle, Phase } from '../domain/order/lifecycle';
import type { OrderDocument } from '../domain/order/order-document';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

export type Health = OrderDocument['health'];

/** Open orders that agree in state, health, region and product line. */
export interface BoardCell {
  phase: Phase;
  lifecycle: Lifecycle;
  health: Health;
  /** Province or state of the destination; null where unknown. */
  region: string | null;
  /** Product line of the first item; null where unknown. */
  category: string | null;
  orders: number;
}

/**
 * Open orders counted by everything the board shows, in one pass over `orders_board_idx` alone: the rows themselves
 * are not read, so that the board stays quick with a million open orders.
 */
export async function countOpenOrders(db: Queryable): Promise<BoardCell[]> {
  const { rows } = await db.query(
    `select phase, lifecycle, health, dest_region as region, category, count(*) as orders
       from orders where open and not history group by 1, 2, 3, 4, 5`,
  );
  return rows as BoardCell[];
}

/** A stalled order as the board lists it. */
export interface QuietOrder {
  id: string;
  shop: string;
  orderNo: string;
  doc: OrderDocument;
  lastEventAt: Instant | null;
}

/** Stalled open orders of one colour, the longest unheard of first. */
export async function listStalledOrders(db: Queryable, health: Health, limit: number): Promise<QuietOrder[]> {
  const { rows } = await db.query(
    `select id, shop, order_no as "orderNo", doc, last_event_at as "lastEventAt"
       from orders
      where open and health = $1 and 'stalled' = any(attention)
      order by last_event_at
      limit $2`,
    [health, limit],
  );
  return rows as QuietOrder[];
}

/** Notices made since then, by state. */
export async function countNoticesSince(db: Queryable, since: Instant): Promise<{ state: string; notices: number }[]> {
  const { rows } = await db.query(
    `select state, count(*) as notices from notice
      where created_at > to_timestamp($1::double precision / 1000) group by state order by state`,
    [since],
  );
  return rows as { state: string; notices: number }[];
}

/** Orders that each rule of the stall ladder had something to tell about since then, most first. */
export async function countRuleHits(db: Queryable, since: Instant): Promise<{ rule: string; orders: number }[]> {
  const { rows } = await db.query(
    `select split_part(cause, ':', 2) as rule, count(distinct order_id) as orders from notice
      where created_at > to_timestamp($1::double precision / 1000) and cause like 'stall:%' group by 1 order by 2 desc, 1`,
    [since],
  );
  return rows as { rule: string; orders: number }[];
}
