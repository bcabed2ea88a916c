import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { notifyOrders } from '@/server/store/notify';
import { revokeShareLinkRow, type ShareLink } from '@/server/store/share-link';

export type RevokeLinkOutcome = { kind: 'revoked'; link: ShareLink } | { kind: 'missing' };

/** Ends a share link at once, for good; pages that are open by it are taken down. Revoking again changes nothing. Audited. */
export async function revokeShareLink(ctx: Context, input: { linkId: string; actor: string }): Promise<RevokeLinkOutcome> {
  return inTransaction(ctx, async (tx) => {
    const revoked = await revokeShareLinkRow(tx.db, input.linkId, ctx.now());
    if (!revoked) return { kind: 'missing' };
    const { changed, ...link } = revoked;
    if (changed) {
      await notifyOrders(tx.db, [link.orderId]);
      await writeAudit(tx.db, {
        actor: input.actor,
        action: 'share_link.revoked',
        subject: `order:${link.orderId}`,
        detail: { linkId: link.id },
      });
    }
    return { kind: 'revoked', link };
  });
}
