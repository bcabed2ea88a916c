import type { Instant } from '@/server/domain/shared/instant';
import { sha256Hex } from '@/server/platform/crypto';
import { sharedStatement } from '@/server/platform/shared-statement';
import { type Context, newContext } from '@/server/store/context';
import { type KnownVersion, type PublicOrder, readByTokens } from '@/server/store/public-lookup';

export type OpenLinkOutcome =
  | { kind: 'open'; order: PublicOrder; tier: 0 | 1; linkId: string; expiresAt: Instant }
  | { kind: 'missing' }
  /** `shop` is whose order it showed: where to ask. */
  | { kind: 'expired' | 'revoked'; shop: string };

/** Tokens are 22 base58 characters; anything else is no link of ours and costs no read. */
const TOKEN = /^[1-9A-HJ-NP-Za-km-z]{22}$/;

const readShared = sharedStatement((asked: readonly { tokenHash: string; known?: KnownVersion }[]) => readByTokens(newContext().db, asked));

/** The order behind a share link while it holds. Who shows it counts the view. */
export async function openShareLink(ctx: Context, input: { token: string; known?: KnownVersion }): Promise<OpenLinkOutcome> {
  if (!TOKEN.test(input.token)) return { kind: 'missing' };
  const link = await readShared({ tokenHash: sha256Hex(input.token), known: input.known });
  if (!link) return { kind: 'missing' };
  if (link.revokedAt !== null) return { kind: 'revoked', shop: link.shop };
  if (link.expiresAt <= ctx.now()) return { kind: 'expired', shop: link.shop };
  return { kind: 'open', order: link, tier: link.tier === 1 ? 1 : 0, linkId: link.linkId, expiresAt: link.expiresAt };
}
