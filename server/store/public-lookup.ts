import type { OrderDocument } from '../domain/order/order-document';
import type { Instant } from '../domain/shared/instant';
import type { Queryable, Reader } from './context';

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
/** `$1` and `$2` are id and version of the known version. */
const UNLESS_KNOWN = `
  case when o.id = $1::uuid and o.version = $2::int then null else o.doc end as doc,
  case when o.id = $1::uuid and o.version = $2::int then null else (select sealed from contact where order_id = o.id) end as contact`;

const WITH_PHONE = `o.phone_hash = any($10) and not (o.id = $1::uuid and o.version = $2::int) is true`;
const NAMED = 'select * from orders where order_key = $3 and version > 0';
const NAMED_OR_PARCELS = `
  select * from orders where order_key = $3 and version > 0
  union all
  select p.* from shipment s join shipment_link l on l.shipment_key = s.key join orders p on p.id = l.order_id
   where s.tracking_no = $3 and p.version > 0 and p.order_key <> $3`;

/**
 * Orders of a number. What they hold is read for the right phone alone, so that a wrong phone and an unknown order are the same
 * few bytes.
 */
const byNumber = (orders: string) => `
  select ${ORDER}, o.order_key = $3 as "isByOrderNo", g.*, case when ${WITH_PHONE} then o.doc end as doc,
         case when ${WITH_PHONE} then (select sealed from contact where order_id = o.id) end as contact
    from (select coalesce(sum(failures) filter (where key = $4 and window_at > $7), 0) as "orderFailures",
                 coalesce(sum(failures) filter (where key = $5 and window_at > $8), 0) as "phoneFailures",
                 coalesce(sum(failures) filter (where key = $6 and window_at > $9), 0) as "networkFailures"
            from guess_budget
           where key in ($4, $5, $6)) g
    left join lateral (${orders}) o on true`;
const BY_ORDER_NO = byNumber(NAMED);
const BY_ANY_NUMBER = byNumber(NAMED_OR_PARCELS);

const BY_CODE = `select ${ORDER}, ${UNLESS_KNOWN} from orders o where o.code = $3 and o.version > 0`;

const BY_ID = `select ${ORDER}, ${UNLESS_KNOWN} from orders o where o.id = $3::uuid and o.version > 0`;

const BY_TOKEN = `
  select ${ORDER}, ${UNLESS_KNOWN}, l.id as "linkId", l.tier, l.expires_at as "expiresAt", l.revoked_at as "revokedAt"
    from share_link l join orders o on o.id = l.order_id
   where l.token_hash = $3`;

/**
 * Every order with this number (several shops may use it), or with a parcel of this number, and the guess budgets, in one
 * statement. Document and contact come with those that one of `phoneHashes` belongs to.
 */
export async function readByNumber(
  db: Reader,
  input: {
    orderKey: string;
    /** Whether the number may be one of a parcel. */
    orParcel: boolean;
    phoneHashes: readonly string[];
    known?: KnownVersion;
    budgets: { order: string; phone: string; network: string };
    since: { order: Instant; phone: Instant; network: Instant };
  },
): Promise<{ orders: NumberedOrder[]; failures: GuessFailures }> {
  const { known, budgets, since } = input;
  const { rows } = await db.query({
    name: input.orParcel ? 'public-lookup-by-any-number' : 'public-lookup-by-order-no',
    text: input.orParcel ? BY_ANY_NUMBER : BY_ORDER_NO,
    values: [
      known?.id ?? null,
      known?.version ?? null,
      input.orderKey,
      budgets.order,
      budgets.phone,
      budgets.network,
      new Date(since.order).toISOString(),
      new Date(since.phone).toISOString(),
      new Date(since.network).toISOString(),
      input.phoneHashes,
    ],
  });
  const first = rows[0] as { orderFailures: number; phoneFailures: number; networkFailures: number };
  return {
    orders: (rows as NumberedOrder[]).filter((row) => row.id !== null),
    failures: { order: first.orderFailures, phone: first.phoneFailures, network: first.networkFailures },
  };
}

/** An order whole, by its id; null when it is gone. */
export async function readById(db: Queryable, id: string): Promise<PublicOrder | null> {
  const { rows } = await db.query({ name: 'public-lookup-by-id', text: BY_ID, values: [null, null, id] });
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

/** The order behind a parcel page; null when there is none. */
export async function readByCode(db: Reader, code: string, known?: KnownVersion): Promise<PublicOrder | null> {
  const values = [known?.id ?? null, known?.version ?? null, code];
  const { rows } = await db.query({ name: 'public-lookup-by-code', text: BY_CODE, values });
  return (rows[0] as PublicOrder | undefined) ?? null;
}

/** A share link with the order it opens, whether or not it still holds; null when there is none. */
export async function readByToken(
  db: Reader,
  tokenHash: string,
  known?: KnownVersion,
): Promise<(PublicOrder & { linkId: string; tier: number; expiresAt: Instant; revokedAt: Instant | null }) | null> {
  const values = [known?.id ?? null, known?.version ?? null, tokenHash];
  const { rows } = await db.query({ name: 'public-lookup-by-token', text: BY_TOKEN, values });
  return rows[0] ?? null;
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
export async function readWhole(db: Reader, orderIds: readonly string[], withContact: readonly string[]): Promise<PublicOrder[]> {
  const { rows } = await db.query({
    name: 'orders-whole',
    text: `select ${ORDER}, o.doc, case when o.id = any($2::uuid[]) then (select sealed from contact where order_id = o.id) end as contact
             from orders o where o.id = any($1::uuid[]) and o.version > 0`,
    values: [orderIds, withContact],
  });
  return rows as PublicOrder[];
}

/** Tiers of the share links among these that hold now, by the hashes of their tokens. */
export async function readTiersOfLinks(db: Reader, tokenHashes: readonly string[], now: Instant): Promise<Map<string, 0 | 1>> {
  if (tokenHashes.length === 0) return new Map();
  const { rows } = await db.query({
    name: 'tiers-of-links',
    text: `select token_hash as "tokenHash", tier from share_link
            where token_hash = any($1::text[]) and revoked_at is null and expires_at > $2`,
    values: [tokenHashes, new Date(now)],
  });
  return new Map((rows as { tokenHash: string; tier: number }[]).map(({ tokenHash, tier }) => [tokenHash, tier === 1 ? 1 : 0]));
}
