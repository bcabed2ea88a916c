import type { RatingReason } from '@/server/domain/rating/rating';
import type { Instant } from '@/server/domain/shared/instant';
import { writeAudit } from '@/server/store/audit';
import { type Context, inTransaction } from '@/server/store/context';
import { readRatingComment, readRatingHead } from '@/server/store/rating';

export interface RatingOfOrder {
  score: number;
  reason: RatingReason | null;
  ratedAt: Instant;
  /** Words stand beside it, for whoever may read them. */
  hasComment: boolean;
}

/** How the customer of an order rated it, without the words; null while nobody did. */
export async function readRatingOf(ctx: Context, input: { orderId: string }): Promise<RatingOfOrder | null> {
  const row = await readRatingHead(ctx.db, input.orderId);
  return row && { score: row.score, reason: row.reason, ratedAt: row.ratedAt, hasComment: row.hasComment };
}

export type ShowCommentOutcome = { kind: 'shown'; comment: string } | { kind: 'none' };

/** What the customer wrote, for who works on the order. People name people in it: each look is on the audit log. */
export function showRatingComment(ctx: Context, input: { orderId: string; by: string }): Promise<ShowCommentOutcome> {
  return inTransaction(ctx, async (tx): Promise<ShowCommentOutcome> => {
    const comment = await readRatingComment(tx.db, input.orderId);
    if (comment === null) return { kind: 'none' };
    await writeAudit(tx.db, { actor: input.by, action: 'rating.comment_shown', subject: `order:${input.orderId}`, detail: {} });
    return { kind: 'shown', comment };
  });
}
