import type { OrderDocument } from '../domain/order/order-document';
import type { Queryable } from './context';

/** An order as far as a message about it is worded, with what was last told in a template. */
export interface SampleOrder {
  orderNo: string;
  code: string;
  shop: string;
  shopName: string;
  timeZone: string;
  document: OrderDocument;
  /** Parameters of the newest notice in this template; null where none was written. */
  told: Record<string, string | number> | null;
}

/** The newest order of a normalised number; null where there is none. */
export async function readSampleOrder(db: Queryable, orderKey: string, template: string): Promise<SampleOrder | null> {
  const { rows } = await db.query<SampleOrder>(
    `select o.order_no as "orderNo", o.code, o.shop, coalesce(s.name, o.shop) as "shopName", coalesce(s.time_zone, 'Asia/Shanghai') as "timeZone",
            o.doc as document,
            (select n.params from notice n where n.order_id = o.id and n.template = $2 and n.recipient = 'customer' order by n.created_at desc limit 1) as told
       from orders o left join shop s on s.code = o.shop where o.order_key = $1 order by o.id desc limit 1`,
    [orderKey, template],
  );
  return rows[0] ?? null;
}
