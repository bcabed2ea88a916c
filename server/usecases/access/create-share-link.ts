import { DAY, type Instant } from '@/server/domain/shared/instant';
import { sha256Hex } from '@/server/platform/crypto';
import { newId, newToken } from '@/server/platform/ids';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readOrderById } from '@/server/store/order';
import { insertShareLink, type ShareLink } from '@/server/store/share-link';
import { orderLink } from '../brand/order-link';

export interface NewShareLink {
  orderId: string;
  /** What the link shows: 0 the parcel, 1 what the buyer sees after proving the phone. */
  tier: 0 | 1;
  /** Default: 30 days after delivery, or 60 days from now while it is under way. */
  expiresAt?: Instant;
  /** `staff:<id>` or `key:<id>`. */
  actor: string;
}

export type CreateLinkOutcome =
  /** `url` is shown once: the token in it is stored nowhere. */
  | { kind: 'created'; link: ShareLink; url: string }
  | { kind: 'missing' }
  /** The end lies in the past or further off than a year. */
  | { kind: 'bad_expiry' };

const LONGEST_MS = 366 * DAY;
/** 22 base58 characters are 128 bits (ASVS 7.2.3). */
const TOKEN_LENGTH = 22;

/** Makes a link that shows one order to whoever holds it, until it expires or is revoked. Audited. */
export async function createShareLink(ctx: Context, input: NewShareLink): Promise<CreateLinkOutcome> {
  const now = ctx.now();
  return inTransaction(ctx, async (tx) => {
    const order = await readOrderById(tx.db, input.orderId);
    if (!order?.doc) return { kind: 'missing' };
    const expiresAt = input.expiresAt ?? defaultExpiry(order.doc.state.moments.deliveredAt, now);
    if (expiresAt <= now || expiresAt > now + LONGEST_MS) return { kind: 'bad_expiry' };
    const token = newToken(TOKEN_LENGTH);
    const link = { id: newId(now), orderId: input.orderId, tier: input.tier, createdBy: input.actor, createdAt: now, expiresAt };
    await insertShareLink(tx.db, { ...link, tokenHash: sha256Hex(token) });
    await writeAudit(tx.db, {
      actor: input.actor,
      action: 'share_link.created',
      subject: `order:${input.orderId}`,
      detail: { linkId: link.id, tier: input.tier, expiresAt: new Date(expiresAt).toISOString() },
    });
    const url = await orderLink(tx, order.shop, `/t/${token}`);
    return { kind: 'created', link: { ...link, revokedAt: null, views: 0, lastViewedAt: null }, url };
  });
}

function defaultExpiry(deliveredAt: Instant | null, now: Instant): Instant {
  return deliveredAt === null ? now + 60 * DAY : Math.max(deliveredAt + 30 * DAY, now + DAY);
}
