import type { Contact } from '../domain/order/contact';
import type { OrderDocument } from '../domain/order/order-document';
import type { Language } from '../domain/shared/language';
import { unseal } from '../platform/crypto';
import type { Queryable } from './context';

/** An order as far as a reply to its customer is worded. */
export interface ReplyOrder {
  id: string;
  orderNo: string;
  code: string;
  shop: string;
  shopName: string;
  timeZone: string;
  document: OrderDocument;
  /** The customer's own choice; null takes that of the phone's country. */
  language: Language | null;
  phone: string | null;
}

/** One order; null where there is none, or nothing is known of it yet. */
export async function readReplyOrder(db: Queryable, id: string): Promise<ReplyOrder | null> {
  const { rows } = await db.query<Omit<ReplyOrder, 'phone'> & { sealed: Buffer | null }>(
    `select o.id, o.order_no as "orderNo", o.code, o.shop, coalesce(s.name, o.shop) as "shopName",
       coalesce(s.time_zone, 'Asia/Shanghai') as "timeZone", o.doc as document, p.language, c.sealed
     from orders o left join shop s on s.code = o.shop left join preference p on p.phone_hash = o.phone_hash left join contact c on c.order_id = o.id
     where o.id = $1 and o.version > 0`,
    [id],
  );
  const row = rows[0];
  if (!row) return null;
  const { sealed, ...order } = row;
  const contact = sealed ? (JSON.parse(unseal(sealed).toString('utf8')) as Contact) : null;
  return { ...order, phone: contact?.phone ?? null };
}
