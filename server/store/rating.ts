import type { RatingReason } from '../domain/rating/rating';
import type { Instant } from '../domain/shared/instant';
import { seal, unseal } from '../platform/crypto';
import type { Queryable } from './context';

export interface RatingRow {
  orderId: string;
  shop: string;
  carrier: string | null;
  score: number;
  reason: RatingReason | null;
  /** When it was first given; a change leaves it as it is. */
  ratedAt: Instant;
}

/** What was said of one order; null while nothing was. The comment stays encrypted. */
export async function readRating(db: Queryable, orderId: string): Promise<RatingRow | null> {
  const { rows } = await db.query<RatingRow>(
    `select order_id as "orderId", shop, carrier, score, reason, rated_at as "ratedAt" from rating where order_id = $1`,
    [orderId],
  );
  return rows[0] ?? null;
}

/** The rating of one order as service sees it: that there are words, not what they say; null while nothing was said. */
export async function readRatingHead(db: Queryable, orderId: string): Promise<(RatingRow & { hasComment: boolean }) | null> {
  const { rows } = await db.query<RatingRow & { hasComment: boolean }>(
    `select order_id as "orderId", shop, carrier, score, reason, rated_at as "ratedAt", comment is not null as "hasComment"
       from rating where order_id = $1`,
    [orderId],
  );
  return rows[0] ?? null;
}

/** What the customer wrote beside the score; null where nothing was written. */
export async function readRatingComment(db: Queryable, orderId: string): Promise<string | null> {
  const { rows } = await db.query<{ comment: Buffer | null }>('select comment from rating where order_id = $1', [orderId]);
  return rows[0]?.comment ? unseal(rows[0].comment).toString('utf8') : null;
}

/** Keeps a rating, or what it was changed to; an empty comment leaves the one before. */
export async function saveRating(db: Queryable, rating: RatingRow, comment: string, at: Instant): Promise<void> {
  await db.query(
    `insert into rating (order_id, shop, carrier, score, reason, comment, rated_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (order_id) do update set score = excluded.score, reason = coalesce(excluded.reason, rating.reason),
       comment = coalesce(excluded.comment, rating.comment), changed_at = excluded.changed_at`,
    [
      rating.orderId,
      rating.shop,
      rating.carrier,
      rating.score,
      rating.reason,
      comment ? seal(comment) : null,
      new Date(rating.ratedAt),
      new Date(at),
    ],
  );
}

/** Scores of a week and carrier; groups too small to stay anonymous are told without figures by who reads them. */
export interface RatingGroup {
  /** Monday of the week, as a day where the product counts weeks. */
  week: string;
  carrier: string | null;
  all: number;
  promoters: number;
  detractors: number;
  average: number;
  /** How often each reason was named. */
  reasons: Record<string, number>;
}

/** Scores since a moment by week and carrier, newest week first. */
export async function tallyRatings(db: Queryable, since: Instant, timeZone: string): Promise<RatingGroup[]> {
  const { rows } = await db.query<RatingGroup>(
    `with r as (
       select to_char(date_trunc('week', rated_at at time zone $2), 'YYYY-MM-DD') as week, carrier, score, reason from rating where rated_at >= $1
     ), named as (
       select week, carrier, reason, count(*) as n from r where reason is not null group by week, carrier, reason
     )
     select r.week, r.carrier, count(*) as "all", count(*) filter (where score >= 9) as promoters, count(*) filter (where score <= 6) as detractors,
       avg(score)::float8 as average,
       coalesce((select json_object_agg(n.reason, n.n) from named n where n.week = r.week and n.carrier is not distinct from r.carrier), '{}') as reasons
     from r group by r.week, r.carrier order by r.week desc, count(*) desc, r.carrier`,
    [new Date(since), timeZone],
  );
  return rows;
}
