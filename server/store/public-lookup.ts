import type { OrderDocument } from '../domain/order/order-document';
import type { Instant } from '../domain/shared/instant';
import { storable } from '../domain/shared/storable';
import type { Queryable } from './context';

/** A version that the reader has at hand already; its document is not sent again. */
export interface KnownVersion {
  id: string;
  version: number;
}

/** What the public pages are made from. */
export interface PublicOrder {
  id: string;
  shop: string;
  code: string;
  version: number;
  phoneHash: string | null;
  destCountry: string | null;
  /** Null when the reader knew this version. */
  doc: OrderDocument | null;
  /** Sealed contact; null when there is none or the reader knew this version. */
  contact: Buffer | null;
}

/** An order that was found by a number. */
export interface NumberedOrder extends PublicOrder {
  /** By its own number, not a parcel's. */
  isByOrderNo: boolean;
}

/** Failures in the windows that still count, by what they are counted against. */
export interface GuessFailures {
  order: number;
  phone: number;
  network: number;
}

const ORDER = `o.id, o.shop, o.code, o.version, o.phone_hash as "phoneHash", o.dest_country as "destCountry"`;
/** What a reader has at hand, in the row `a` of what was asked. */
const KNOWN = 'o.id = a."knownId" and o.version = a."knownVersion"';
const UNLESS_KNOWN = `
  case when ${KNOWN} then null else o.doc end as doc,
  case when ${KNOWN} then null else (select sealed from contact where order_id = o.id) end as contact`;

/**
 * What is asked for comes as one JSON text. Postgres guesses the same number of rows whatever stands in it, so that a plan is made
 * once; of an array it would count the elements and plan each time, for ten times the work of one read.
 */
const askedFor = (columns: string) => `json_to_recordset($1) as a(nth int, ${columns}, "knownId" uuid, "knownVersion" int)`;

const WITH_PHONE = `o.phone_hash = any(a.phones) and (${KNOWN}) is not true`;
const failuresOf = (budget: string, since: string) =>
  `(select coalesce(sum(failures), 0) from guess_budget where key = a."${budget}" and window_at > ${since})`;

/**
 * Orders of numbers. What they hold is read for the right phone alone, so that a wrong phone and an unknown order are the same
 * few bytes.
 */
const BY_NUMBER = `
  select a.nth, ${ORDER}, o.order_key = a."orderKey" as "isByOrderNo",
         ${failuresOf('orderBudget', '$2')} as "orderFailures",
         ${failuresOf('phoneBudget', '$3')} as "phoneFailures",
         ${failuresOf('networkBudget', '$4')} as "networkFailures",
         case when ${WITH_PHONE} then o.doc end as doc,
         case when ${WITH_PHONE} then (select sealed from contact where order_id = o.id) end as contact
    from ${askedFor('"orderKey" text, "orParcel" bool, phones text[], "orderBudget" text, "phoneBudget" text, "networkBudget" text')}
    left join lateral (
      select * from orders where order_key = a."orderKey" and version > 0
      union all
      select p.* from shipment s join shipment_link l on l.shipment_key = s.key join orders p on p.id = l.order_id
       where a."orParcel" and s.tracking_no = a."orderKey" and p.version > 0 and p.order_key <> a."orderKey") o on true`;

const BY_CODE = `select a.nth, ${ORDER}, ${UNLESS_KNOWN} from ${askedFor('code text')} join orders o on o.code = a.code and o.version > 0`;

const BY_ID = `select ${ORDER}, o.doc, (select sealed from contact where order_id = o.id) as contact from orders o where o.id = $1::uuid and o.version > 0`;

const BY_TOKEN = `
  select a.nth, ${ORDER}, ${UNLESS_KNOWN}, l.id as "linkId", l.tier, l.expires_at as "expiresAt", l.revoked_at as "revokedAt"
    from ${askedFor('hash text')} join share_link l on l.token_hash = a.hash join orders o on o.id = l.order_id`;

/** A number that an order is looked for by. */
export interface AskedNumber {
  orderKey: string;
  /** Whether the number may be one of a parcel. */
  orParcel: boolean;
  phoneHashes: readonly string[];
  known?: KnownVersion;
  /** Keys that failures are counted under. */
  budgets: { order: string; phone: string; network: string };
}

/**
 * For each number every order that bears it (several shops may use it), or that has a parcel of this number, and its guess budgets, in
 * one statement. Document and contact come with those that one of `phoneHashes` belongs to. Failures are counted from `since` on.
 */
export async function readByNumbers(
  db: Queryable,
  asked: readonly AskedNumber[],
  since: { order: Instant; phone: Instant; network: Instant },
): Promise<{ orders: NumberedOrder[]; failures: GuessFailures }[]> {
  const numbers = asked.map(({ orderKey, orParcel, phoneHashes, known, budgets }, nth) => ({
    nth,
    orderKey: storable(orderKey),
    orParcel,
    phones: phoneHashes,
    orderBudget: budgets.order,
    phoneBudget: budgets.phone,
    networkBudget: budgets.network,
    knownId: known?.id,
    knownVersion: known?.version,
  }));
  const { rows } = await db.query<NumberRow>({
    name: 'public-lookup-by-number',
    text: BY_NUMBER,
    values: [JSON.stringify(numbers), new Date(since.order), new Date(since.phone), new Date(since.network)],
  });
  const answers: { orders: NumberedOrder[]; failures: GuessFailures }[] = [];
  for (const row of rows) {
    answers[row.nth] ??= { orders: [], failures: { order: row.orderFailures, phone: row.phoneFailures, network: row.networkFailures } };
    if (row.id !== null) answers[row.nth]!.orders.push(row);
  }
  return answers;
}

type NumberRow = NumberedOrder & { nth: number; orderFailures: number; phoneFailures: number; networkFailures: number };

/** An order whole, by its id; null when it is gone. */
export async function readById(db: Queryable, id: string): Promise<PublicOrder | null> {
  const { rows } = await db.query({ name: 'public-lookup-by-id', text: BY_ID, values: [id] });
  return (rows[0] as PublicOrder | undefined) ?? null;
}

/** Codes of the pages of orders that a parcel serves, the newest first. */
export async function readCodesByTrackingNo(db: Queryable, trackingNo: string): Promise<string[]> {
  const { rows } = await db.query<{ code: string }>({
    name: 'codes-by-tracking-no',
    text: `select o.code from shipment s join shipment_link l on l.shipment_key = s.key join orders o on o.id = l.order_id
            where s.tracking_no = $1 and o.version > 0 order by o.placed_at desc limit 5`,
    values: [trackingNo],
  });
  return rows.map((row) => row.code);
}

/** The orders behind codes of pages, in the order asked; null where there is none. */
export async function readByCodes(
  db: Queryable,
  asked: readonly { code: string; known?: KnownVersion }[],
): Promise<(PublicOrder | null)[]> {
  const codes = asked.map(({ code, known }, nth) => ({ nth, code, knownId: known?.id, knownVersion: known?.version }));
  const values = [JSON.stringify(codes)];
  const { rows } = await db.query<PublicOrder & { nth: number }>({ name: 'public-lookup-by-code', text: BY_CODE, values });
  return inOrder(asked.length, rows);
}

/** A share link with the order it opens. */
interface LinkedOrder extends PublicOrder {
  linkId: string;
  tier: number;
  expiresAt: Instant;
  revokedAt: Instant | null;
}

/** Share links with the orders they open, whether or not they still hold, in the order asked; null where there is none. */
export async function readByTokens(
  db: Queryable,
  asked: readonly { tokenHash: string; known?: KnownVersion }[],
): Promise<(LinkedOrder | null)[]> {
  const links = asked.map(({ tokenHash, known }, nth) => ({ nth, hash: tokenHash, knownId: known?.id, knownVersion: known?.version }));
  const values = [JSON.stringify(links)];
  const { rows } = await db.query<LinkedOrder & { nth: number }>({ name: 'public-lookup-by-token', text: BY_TOKEN, values });
  return inOrder(asked.length, rows);
}

/** What was read of each that was asked for. */
function inOrder<T extends { nth: number }>(count: number, rows: readonly T[]): (T | null)[] {
  const answers = new Array<T | null>(count).fill(null);
  for (const row of rows) answers[row.nth] = row;
  return answers;
}

/** Id of the order behind a page code, for its live stream; null when there is none. */
export async function readIdByCode(db: Queryable, code: string): Promise<{ id: string; version: number } | null> {
  const { rows } = await db.query({ name: 'order-id-by-code', text: 'select id, version from orders where code = $1', values: [code] });
  return rows[0] ?? null;
}

/** Id and version of the order that a share link opens now; null when the link does not hold. */
export async function readIdByToken(db: Queryable, tokenHash: string, now: Instant): Promise<{ id: string; version: number } | null> {
  const { rows } = await db.query({
    name: 'order-id-by-token',
    text: `select o.id, o.version from share_link l join orders o on o.id = l.order_id
            where l.token_hash = $1 and l.revoked_at is null and l.expires_at > $2`,
    values: [tokenHash, new Date(now)],
  });
  return rows[0] ?? null;
}

/** Present versions of orders; those that are gone are left out. */
export async function readVersions(db: Queryable, orderIds: readonly string[]): Promise<{ id: string; version: number }[]> {
  const text = 'select id, version from orders where id = any($1::uuid[])';
  const { rows } = await db.query({ name: 'order-versions', text, values: [orderIds] });
  return rows;
}

/** Orders whole, as a read by their address answers them; contacts come with those of `withContact` alone. */
export async function readWhole(db: Queryable, orderIds: readonly string[], withContact: readonly string[]): Promise<PublicOrder[]> {
  const { rows } = await db.query({
    name: 'orders-whole',
    text: `select ${ORDER}, o.doc, case when o.id = any($2::uuid[]) then (select sealed from contact where order_id = o.id) end as contact
             from orders o where o.id = any($1::uuid[]) and o.version > 0`,
    values: [orderIds, withContact],
  });
  return rows as PublicOrder[];
}

/** Tiers of the share links among these that hold now, by the hashes of their tokens. */
export async function readTiersOfLinks(db: Queryable, tokenHashes: readonly string[], now: Instant): Promise<Map<string, 0 | 1>> {
  if (tokenHashes.length === 0) return new Map();
  const { rows } = await db.query({
    name: 'tiers-of-links',
    text: `select token_hash as "tokenHash", tier from share_link
            where token_hash = any($1::text[]) and revoked_at is null and expires_at > $2`,
    values: [tokenHashes, new Date(now)],
  });
  return new Map((rows as { tokenHash: string; tier: number }[]).map(({ tokenHash, tier }) => [tokenHash, tier === 1 ? 1 : 0]));
}
