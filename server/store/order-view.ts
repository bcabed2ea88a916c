import type { ViewDevice, ViewWay } from '../domain/access/order-view';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';
import { plainArray } from './plain-array';

/** Looks at one order in one way within one hour. */
export interface OrderViews {
  orderId: string;
  way: ViewWay;
  device: ViewDevice;
  hourAt: Instant;
  firstAt: Instant;
  lastAt: Instant;
  views: number;
}

/** Adds looks that were gathered in memory, in one statement. */
export async function addOrderViews(db: Queryable, views: readonly OrderViews[]): Promise<void> {
  if (views.length === 0) return;
  await db.query({
    name: 'order-view-add',
    // in one order, so that two processes that write at once cannot deadlock
    text: `insert into order_view as v (order_id, way, device, hour_at, first_at, last_at, views)
           select * from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::timestamptz[], $7::int[])
             as n(order_id, way, device, hour_at, first_at, last_at, views) order by order_id, way, device, hour_at
           on conflict (order_id, way, device, hour_at) do update set views = v.views + excluded.views,
             first_at = least(v.first_at, excluded.first_at), last_at = greatest(v.last_at, excluded.last_at)`,
    values: [
      plainArray(views.map((v) => v.orderId)),
      plainArray(views.map((v) => v.way)),
      plainArray(views.map((v) => v.device)),
      plainArray(views.map((v) => new Date(v.hourAt).toISOString())),
      plainArray(views.map((v) => new Date(v.firstAt).toISOString())),
      plainArray(views.map((v) => new Date(v.lastAt).toISOString())),
      plainArray(views.map((v) => v.views)),
    ],
  });
}

/** Looks at an order, the latest first; those of staff are in the audit log. */
export async function readOrderViews(db: Queryable, orderId: string, limit: number): Promise<OrderViews[]> {
  const { rows } = await db.query({
    name: 'order-view-read',
    text: `select order_id as "orderId", way, device, hour_at as "hourAt", first_at as "firstAt", last_at as "lastAt", views
             from order_view where order_id = $1 order by last_at desc limit $2`,
    values: [orderId, limit],
  });
  return rows as OrderViews[];
}

/** When staff or programs of the shop read the buyer's contact of an order, the latest first. */
export async function readContactLooks(db: Queryable, orderId: string, limit: number): Promise<{ at: Instant; actor: string }[]> {
  const { rows } = await db.query({
    name: 'order-contact-looks',
    text: `select at, actor from audit where subject = $1 and action = 'contact.shown' order by id desc limit $2`,
    values: [`order:${orderId}`, limit],
  });
  return rows as { at: Instant; actor: string }[];
}
