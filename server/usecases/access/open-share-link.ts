import { sha256Hex } from '@/server/platform/crypto';
import type { Context } from '@/server/store/context';
import { type KnownVersion, type PublicOrder, readByToken } from '@/server/store/public-lookup';
import { countView } from './view-counter';

export type OpenLinkOutcome =
  | { kind: 'open'; order: PublicOrder; tier: 0 | 1; linkId: string }
  | { kind: 'missing' }
  | { kind: 'expired' }
  | { kind: 'revoked' };

/** Tokens are 22 base58 characters; anything else is no link of ours and costs no read. */
const TOKEN = /^[1-9A-HJ-NP-Za-km-z]{22}$/;

/** Opens the order behind a share link while it holds, and counts the view. */
export async function openShareLink(ctx: Context, input: { token: string; known?: KnownVersion }): Promise<OpenLinkOutcome> {
  if (!TOKEN.test(input.token)) return { kind: 'missing' };
  const link = await readByToken(ctx.db, sha256Hex(input.token), input.known);
  if (!link) return { kind: 'missing' };
  if (link.revokedAt !== null) return { kind: 'revoked' };
  if (link.expiresAt <= ctx.now()) return { kind: 'expired' };
  countView(ctx, link.linkId);
  return { kind: 'open', order: link, tier: link.tier === 1 ? 1 : 0, linkId: link.linkId };
}
