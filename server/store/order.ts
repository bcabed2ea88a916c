import { arrivalOf } from '../domain/eta/arrival';
import { type ToldBefore, toldBefore } from '../domain/eta/explain-change';
import type { OrderDocument } from '../domain/order/order-document';
import { boolArray, intArray, jsonArray, momentArray, textArray, uuidArray } from './binary-array';
import type { Queryable } from './context';

/** One order as every reader gets it. */
export interface OrderRow {
  id: string;
  shop: string;
  orderNo: string;
  orderKey: string;
  code: string;
  version: number;
  phoneHash: string | null;
  /** Null until the first fact was folded. */
  doc: OrderDocument | null;
}

const COLUMNS = `o.id, o.shop, o.order_no as "orderNo", o.order_key as "orderKey", o.code, o.version, o.phone_hash as "phoneHash", case when o.version = 0 then null else o.doc end as doc`;

/** An order to find or to make: the code is used when the row is new. */
export interface OrderSeed {
  id: string;
  shop: string;
  orderNo: string;
  orderKey: string;
  code: string;
  placedAt: number;
}

/** Makes the rows of orders nobody has named before; existing ones stay as they are. */
export async function ensureOrders(db: Queryable, seeds: readonly OrderSeed[]): Promise<void> {
  if (seeds.length === 0) return;
  const sorted = [...seeds].sort((a, b) => (a.shop + a.orderKey < b.shop + b.orderKey ? -1 : 1));
  await db.query({
    name: 'order-ensure',
    text: `insert into orders (id, shop, order_no, order_key, code, placed_at, doc, lifecycle, phase)
           select s.*, '{}'::json, 'pending_payment', 'awaiting_payment'
           from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[]) as s
           on conflict (shop, order_key) do nothing`,
    values: [
      sorted.map((s) => s.id),
      sorted.map((s) => s.shop),
      sorted.map((s) => s.orderNo),
      sorted.map((s) => s.orderKey),
      sorted.map((s) => s.code),
      sorted.map((s) => new Date(s.placedAt)),
    ],
  });
}

/** What the record step needs of an order beside its facts. */
export type LockedOrder = Pick<OrderRow, 'id' | 'shop' | 'orderNo' | 'orderKey' | 'code' | 'version'> & { told: ToldBefore | null };

/** Finds and locks orders by name, by id and by the shipments they are linked to, in the order of their ids. */
export async function lockOrders(
  db: Queryable,
  want: { names: readonly { shop: string; orderKey: string }[]; ids: readonly string[]; shipmentKeys: readonly string[] },
): Promise<LockedOrder[]> {
  const { rows } = await db.query<LockedOrder>({
    name: 'order-lock',
    text: `with wanted as (
             select o.id from unnest($1::text[], $2::text[]) as n(shop, order_key) join orders o using (shop, order_key)
             union select unnest($3::uuid[])
             union select order_id from shipment_link where shipment_key = any($4::text[])
           )
           select o.id, o.shop, o.order_no as "orderNo", o.order_key as "orderKey", o.code, o.version, o.eta_told as told from orders o where o.id in (select id from wanted) order by o.id for update`,
    values: [want.names.map((n) => n.shop), want.names.map((n) => n.orderKey), want.ids, want.shipmentKeys],
  });
  return rows;
}

/** The documents of some orders as they stand. */
export async function readDocuments(db: Queryable, ids: readonly string[]): Promise<Map<string, OrderDocument>> {
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<{ id: string; doc: OrderDocument }>(
    'select id, doc from orders where id = any($1::uuid[]) and version > 0',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.doc]));
}

/** What a change of an order writes: the document and the columns lists and counts are made from. */
export interface OrderWrite {
  id: string;
  doc: OrderDocument;
  attention: string[];
  trackingNos: string[];
  carrier: string | null;
  category: string | null;
  originRegion: string | null;
  destCountry: string | null;
  destRegion: string | null;
  destCity: string | null;
  isOpen: boolean;
}

/** Stands between several texts of one column on their way into an array: the separator of ASCII, which no number of a parcel has in it. */
const BETWEEN = '\x1f';

/** Saves the new versions of many orders in one statement; columns and documents travel as binary arrays, which Postgres reads once. */
export async function saveOrders(db: Queryable, writes: readonly OrderWrite[]): Promise<void> {
  if (writes.length === 0) return;
  const texts = (of: (write: OrderWrite) => string | null) => textArray(writes.map(of));
  const moments = (of: (doc: OrderDocument) => number | null | undefined) => momentArray(writes.map(({ doc }) => of(doc)));
  await db.query({
    name: 'order-save',
    text: `update orders o set version = w.version, doc = w.doc, lifecycle = w.lifecycle, phase = w.phase, health = w.health,
             attention = string_to_array(w.attention, '${BETWEEN}'), tracking_nos = string_to_array(w.tracking_nos, '${BETWEEN}'),
             carrier = w.carrier, category = w.category,
             origin_region = w.origin_region, dest_country = w.dest_country, dest_region = w.dest_region, dest_city = w.dest_city,
             history = w.history, open = w.open, type = w.type, placed_at = w.placed_at, paid_at = w.paid_at, shipped_at = w.shipped_at,
             delivered_at = w.delivered_at, promised_by = w.promised_by, eta_p50 = w.eta_p50, eta_told = w.eta_told, last_event_at = w.last_event_at,
             updated_at = w.updated_at, arrived_at = w.arrived_at
           from unnest($1::uuid[], $2::int[], $3::json[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
             $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::bool[], $16::bool[], $17::text[],
             $18::timestamptz[], $19::timestamptz[], $20::timestamptz[], $21::timestamptz[], $22::timestamptz[], $23::timestamptz[],
             $24::timestamptz[], $25::timestamptz[], $26::json[], $27::timestamptz[]) as w(id, version, doc, lifecycle, phase, health, attention, tracking_nos, carrier,
             category, origin_region, dest_country, dest_region, dest_city, history, open, type, placed_at, paid_at, shipped_at,
             delivered_at, promised_by, eta_p50, last_event_at, updated_at, eta_told, arrived_at)
           where o.id = w.id`,
    values: [
      uuidArray(writes.map((write) => write.id)),
      intArray(writes.map(({ doc }) => doc.version)),
      jsonArray(writes.map(({ doc }) => JSON.stringify(doc))),
      texts(({ doc }) => doc.state.lifecycle),
      texts(({ doc }) => doc.state.phase),
      texts(({ doc }) => doc.health),
      texts((write) => write.attention.join(BETWEEN)),
      texts((write) => write.trackingNos.join(BETWEEN)),
      texts((write) => write.carrier),
      texts((write) => write.category),
      texts((write) => write.originRegion),
      texts((write) => write.destCountry),
      texts((write) => write.destRegion),
      texts((write) => write.destCity),
      boolArray(writes.map(({ doc }) => doc.state.history)),
      boolArray(writes.map((write) => write.isOpen)),
      texts(({ doc }) => doc.state.type),
      moments((doc) => doc.state.moments.placedAt),
      moments((doc) => doc.state.moments.paidAt),
      moments((doc) => doc.state.moments.shippedAt),
      moments((doc) => doc.state.moments.deliveredAt),
      moments((doc) => doc.state.promisedBy),
      moments((doc) => doc.eta?.p50),
      moments((doc) => doc.state.lastEventAt),
      moments((doc) => doc.updatedAt),
      jsonArray(writes.map(({ doc }) => toldJson(doc))),
      moments((doc) => arrivalOf(doc.state)?.at),
    ],
  });
}

/** Null where nothing is told of an arrival. */
function toldJson(doc: OrderDocument): string | null {
  const told = toldBefore(doc);
  return told && JSON.stringify(told);
}

export async function readOrderById(db: Queryable, id: string): Promise<OrderRow | null> {
  const { rows } = await db.query<OrderRow>({ name: 'order-by-id', text: `select ${COLUMNS} from orders o where o.id = $1`, values: [id] });
  return rows[0] ?? null;
}

/** By the code of its page. */
export async function readOrderByCode(db: Queryable, code: string): Promise<OrderRow | null> {
  const { rows } = await db.query<OrderRow>({
    name: 'order-by-code',
    text: `select ${COLUMNS} from orders o where o.code = $1`,
    values: [code],
  });
  return rows[0] ?? null;
}

/** By normalised order number: one row a shop that has it. */
export async function readOrdersByKey(db: Queryable, orderKey: string, shop?: string): Promise<OrderRow[]> {
  const { rows } = await db.query<OrderRow>({
    name: 'order-by-key',
    text: `select ${COLUMNS} from orders o where o.order_key = $1 and ($2::text is null or o.shop = $2) order by o.shop`,
    values: [orderKey, shop ?? null],
  });
  return rows;
}

/** Delivered before the given moment, neither disputed nor contradicted, no refund or return under way: the oldest first. */
export async function findQuietOrders(
  db: Queryable,
  deliveredBefore: number,
  limit: number,
): Promise<{ shop: string; orderNo: string; deliveredAt: number; history: boolean }[]> {
  const { rows } = await db.query<{ shop: string; orderNo: string; deliveredAt: number; history: boolean }>(
    `select shop, order_no as "orderNo", delivered_at as "deliveredAt", history from orders
     where lifecycle = 'delivered' and delivered_at < $1 and not attention && array['disputed', 'conflict']
       and coalesce(doc #>> '{state,payment}', '') <> 'refunding' and coalesce(doc #>> '{state,overlay}', '') <> 'returning'
     order by delivered_at limit $2`,
    [new Date(deliveredBefore), limit],
  );
  return rows;
}
