import { CUSTOMER_SOURCE } from '@/server/domain/order/customer-word';
import { isScore, type RatingReason, type RatingTurn, ratingTurn } from '@/server/domain/rating/rating';
import { type Context, inTransaction } from '@/server/store/context';
import { lockOrders, readOrderById } from '@/server/store/order';
import { readRating, readRatingHead, saveRating } from '@/server/store/rating';
import { recordByHand } from '../manual/record-by-hand';

export interface RatingInput {
  orderId: string;
  score: number;
  reason: RatingReason | null;
  comment: string;
}

export interface RatingBeside {
  reason: RatingReason | null;
  hasComment: boolean;
}

export type RateOutcome =
  | { kind: 'rated' | 'changed'; score: number }
  | { kind: 'refused'; why: Exclude<RatingTurn, 'ask' | 'change'> | 'bad_score' }
  | { kind: 'missing' };

export const LONGEST_COMMENT = 500;

/** A customer rates an order, once; for a day it can be changed. The score enters the order's log, words are kept encrypted. */
export async function rateOrder(ctx: Context, input: RatingInput): Promise<RateOutcome> {
  if (!isScore(input.score)) return { kind: 'refused', why: 'bad_score' };
  return inTransaction(ctx, async (tx): Promise<RateOutcome> => {
    await lockOrders(tx.db, { names: [], ids: [input.orderId], shipmentKeys: [] });
    const row = await readOrderById(tx.db, input.orderId);
    if (!row?.doc) return { kind: 'missing' };
    const now = tx.now();
    const turn = ratingTurn(row.doc, now);
    if (turn === 'no' || turn === 'done') return { kind: 'refused', why: turn };
    const before = await readRating(tx.db, row.id);
    const { shipments } = row.doc.state;
    const rating = {
      orderId: row.id,
      shop: row.shop,
      carrier: shipments[0]?.carrier ?? null,
      score: input.score,
      reason: input.reason,
      ratedAt: before?.ratedAt ?? now,
    };
    await saveRating(tx.db, rating, input.comment.trim().slice(0, LONGEST_COMMENT), now);
    if (before?.score !== input.score) {
      const fact = {
        reporter: { source: CUSTOMER_SOURCE, kind: 'customer' as const },
        order: { shop: row.shop, orderNo: row.orderNo },
        // one fact an order: a change is its next revision
        identityKey: 'rating',
        code: 'rated',
        occurredAt: rating.ratedAt,
        precision: 'second' as const,
        data: { score: input.score },
      };
      await recordByHand(tx, [fact], row.doc.state.history);
    }
    return { kind: before ? 'changed' : 'rated', score: input.score };
  });
}

/** What a customer gave beside the score: a reason, words of their own; null while nothing was rated. */
export function readOwnRating(ctx: Context, input: { orderId: string }): Promise<RatingBeside | null> {
  return readRatingHead(ctx.db, input.orderId);
}
