import type { Lifecycle, Phase } from '../domain/order/lifecycle';
import type { Headline, OrderDocument } from '../domain/order/order-document';
import type { Instant } from '../domain/shared/instant';
import type { Attention, AttentionKind } from '../domain/tracking/attention';
import type { Queryable } from './context';

/** What the list of orders is narrowed to; absent fields match everything. */
export interface OrderFilter {
  /** Any of these; personal data comes as keyed hash only. */
  terms?: { numbers: string[]; codes: string[]; phoneHashes: string[]; nameHashes: string[] };
  /** All of these; numbers as compared (domain/tracking/identity.ts). */
  orderKey?: string;
  trackingNo?: string;
  phoneHash?: string;
  nameHash?: string;
  shop?: string;
  phase?: Phase;
  lifecycle?: Lifecycle;
  health?: OrderDocument['health'];
  attention?: AttentionKind;
  /** '' asks for orders whose region or product line is not known. */
  region?: string;
  category?: string;
  placedFrom?: Instant;
  placedBefore?: Instant;
  isOpen?: boolean;
}

/** Where the next page begins: after the last row of this one. */
export interface OrderCursor {
  placedAt: Instant;
  id: string;
}

/** One row of the list; no personal data. */
export interface OrderListRow {
  id: string;
  shop: string;
  orderNo: string;
  lifecycle: Lifecycle;
  phase: Phase;
  health: OrderDocument['health'];
  headline: Headline;
  flags: Attention[];
  trackingNos: string[];
  carrier: string | null;
  category: string | null;
  destRegion: string | null;
  destCity: string | null;
  placedAt: Instant;
  lastEventAt: Instant | null;
  history: boolean;
}

const COLUMNS = `id, shop, order_no as "orderNo", lifecycle, phase, health, doc->'headline' as headline, doc->'attention' as flags,
  tracking_nos as "trackingNos", carrier, category, dest_region as "destRegion", dest_city as "destCity",
  placed_at as "placedAt", last_event_at as "lastEventAt", history`;

/** One page of orders, newest placed first. Asking with terms reads their indexes; otherwise the order of placing is walked. */
export async function searchOrders(db: Queryable, filter: OrderFilter, after: OrderCursor | null, limit: number): Promise<OrderListRow[]> {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const where = conditions(filter, bind);
  if (after) where.push(`(placed_at, id) < (${instant(bind, after.placedAt)}, ${bind(after.id)}::uuid)`);
  const { rows } = await db.query(
    `select ${COLUMNS} from orders where ${where.join(' and ')}
      order by placed_at desc, id desc limit ${bind(limit)}`,
    values,
  );
  return rows as OrderListRow[];
}

function conditions(filter: OrderFilter, bind: (value: unknown) => string): string[] {
  // Version 0 is an order that was named but has no fact yet.
  const where: string[] = ['version > 0'];
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) where.push(value === '' ? `${column} is null` : `${column} = ${bind(value)}`);
  };
  if (filter.terms) where.push(anyTerm(filter.terms, bind));
  equal('order_key', filter.orderKey);
  equal('phone_hash', filter.phoneHash);
  equal('name_hash', filter.nameHash);
  if (filter.trackingNo !== undefined) where.push(`id in (${ordersOfNumbers(bind([filter.trackingNo]))})`);
  equal('shop', filter.shop);
  equal('phase', filter.phase);
  equal('lifecycle', filter.lifecycle);
  equal('health', filter.health);
  equal('dest_region', filter.region);
  equal('category', filter.category);
  if (filter.isOpen !== undefined) where.push(`open = ${bind(filter.isOpen)}`, 'not history');
  if (filter.attention) where.push(`${bind(filter.attention)} = any(attention)`);
  if (filter.placedFrom !== undefined) where.push(`placed_at >= ${instant(bind, filter.placedFrom)}`);
  if (filter.placedBefore !== undefined) where.push(`placed_at < ${instant(bind, filter.placedBefore)}`);
  return where;
}

/** Each kind of term is looked up in its own index: joined by `or`, the planner walks all orders for the newest instead. */
function anyTerm(terms: NonNullable<OrderFilter['terms']>, bind: (value: unknown) => string): string {
  const lookups = [
    terms.numbers.length ? `order_key = any(${bind(terms.numbers)})` : '',
    terms.numbers.length ? `id in (${ordersOfNumbers(bind(terms.numbers))})` : '',
    terms.codes.length ? `code = any(${bind(terms.codes)})` : '',
    terms.phoneHashes.length ? `phone_hash = any(${bind(terms.phoneHashes)})` : '',
    terms.nameHashes.length ? `name_hash = any(${bind(terms.nameHashes)})` : '',
  ].filter(Boolean);
  return lookups.length ? `id = any(array(${lookups.map((one) => `select id from orders where ${one}`).join(' union ')}))` : 'false';
}

/** Orders by tracking numbers: through the links, so that an order needs no index of its own that each event would renew. */
function ordersOfNumbers(numbers: string): string {
  return `select l.order_id from shipment s join shipment_link l on l.shipment_key = s.key where s.tracking_no = any(${numbers}::text[])`;
}

function instant(bind: (value: unknown) => string, at: Instant): string {
  return `to_timestamp(${bind(at)}::double precision / 1000)`;
}

/** How many of the orders placed last are asked for their shops; all of them would be read otherwise. */
const RECENT = 1_000;

/** Codes of the shops that are set up and of those that orders were placed at lately, in alphabetical order. */
export async function listShopCodes(db: Queryable): Promise<string[]> {
  const { rows } = await db.query(
    `select code from shop
      union select shop from (select shop from orders order by placed_at desc, id desc limit ${RECENT}) recent where shop <> ''
      order by code`,
  );
  return (rows as { code: string }[]).map((row) => row.code);
}
