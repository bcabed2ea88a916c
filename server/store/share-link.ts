import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** A link that shows one order to whoever holds it. The token itself is kept nowhere, only its hash. */
export interface ShareLink {
  id: string;
  orderId: string;
  tier: 0 | 1;
  /** `staff:<id>`, `key:<id>` or `system`. */
  createdBy: string;
  createdAt: Instant;
  expiresAt: Instant;
  revokedAt: Instant | null;
  views: number;
  lastViewedAt: Instant | null;
}

const COLUMNS = `id, order_id as "orderId", tier, created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
  revoked_at as "revokedAt", views, last_viewed_at as "lastViewedAt"`;

export async function insertShareLink(
  db: Queryable,
  link: Pick<ShareLink, 'id' | 'orderId' | 'tier' | 'createdBy' | 'createdAt' | 'expiresAt'> & { tokenHash: string },
): Promise<void> {
  await db.query(
    `insert into share_link (id, order_id, token_hash, tier, created_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [link.id, link.orderId, link.tokenHash, link.tier, link.createdBy, new Date(link.createdAt), new Date(link.expiresAt)],
  );
}

/** Links of an order, newest first, with those that no longer hold. */
export async function readShareLinks(db: Queryable, orderId: string): Promise<ShareLink[]> {
  const { rows } = await db.query(`select ${COLUMNS} from share_link where order_id = $1 order by created_at desc, id desc`, [orderId]);
  return rows as ShareLink[];
}

/** A link that still holds, for the list of all. */
export interface ActiveLink extends ShareLink {
  shop: string;
  orderNo: string;
  /** Name of the member of staff or of the key that made it; null when it is known no more. */
  maker: string | null;
}

/** Links that still hold, newest first; `before` is the id after which the list goes on. */
export async function readActiveLinks(
  db: Queryable,
  asked: { now: Instant; limit: number; before?: string | undefined },
): Promise<ActiveLink[]> {
  const { rows } = await db.query(
    `select l.id, l.order_id as "orderId", l.tier, l.created_by as "createdBy", l.created_at as "createdAt", l.expires_at as "expiresAt",
            l.revoked_at as "revokedAt", l.views, l.last_viewed_at as "lastViewedAt", o.shop, o.order_no as "orderNo",
            coalesce(s.name, k.name) as maker
       from share_link l join orders o on o.id = l.order_id
       left join staff s on l.created_by = 'staff:' || s.id left join api_key k on l.created_by = 'key:' || k.id
      where l.revoked_at is null and l.expires_at > $1 and ($2::uuid is null or l.id < $2) order by l.id desc limit $3`,
    [new Date(asked.now), asked.before ?? null, asked.limit],
  );
  return rows as ActiveLink[];
}

/** Revokes a link and returns it; null when there is none. One that was revoked before keeps its moment. */
export async function revokeShareLinkRow(db: Queryable, id: string, now: Instant): Promise<(ShareLink & { changed: boolean }) | null> {
  const { rows } = await db.query(
    `with before as (select id, revoked_at from share_link where id = $1 for update)
     update share_link l set revoked_at = coalesce(l.revoked_at, $2) from before where l.id = before.id
     returning l.id, l.order_id as "orderId", l.tier, l.created_by as "createdBy", l.created_at as "createdAt",
       l.expires_at as "expiresAt", l.revoked_at as "revokedAt", l.views, l.last_viewed_at as "lastViewedAt",
       before.revoked_at is null as changed`,
    [id, new Date(now)],
  );
  return rows[0] ?? null;
}

/** Adds views that were gathered in memory. */
export async function addViews(db: Queryable, views: { linkId: string; count: number; lastAt: Instant }[]): Promise<void> {
  await db.query(
    `update share_link l set views = l.views + v.count, last_viewed_at = greatest(l.last_viewed_at, v.last_at)
       from unnest($1::uuid[], $2::int[], $3::timestamptz[]) as v(id, count, last_at) where l.id = v.id`,
    [views.map((v) => v.linkId), views.map((v) => v.count), views.map((v) => new Date(v.lastAt))],
  );
}
