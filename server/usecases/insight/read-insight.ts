import { bucketLooks, type Counted, type InsightSummary, summariseInsight } from '@/server/domain/insight/summarise';
import { DAY, type Instant } from '@/server/domain/shared/instant';
import type { Context } from '@/server/store/context';
import { looksBeforeTickets, sumInsight, sumInsightByHour } from '@/server/store/insight';

export interface Insight extends InsightSummary {
  since: Instant;
  hours: { weekday: number; hour: number; count: number }[];
  beforeTickets: { from: number; to: number | null; tickets: number }[];
}

/** What customers looked at in the last days, where they gave up, and how often they had looked before they asked; busy hours in an IANA zone. */
export async function readInsight(ctx: Context, input: { days: number; timeZone: string }): Promise<Insight> {
  const since = ctx.now() - input.days * DAY;
  const [rows, hours, looks] = [
    await sumInsight(ctx.db, since),
    await sumInsightByHour(ctx.db, since, input.timeZone),
    await looksBeforeTickets(ctx.db, since),
  ];
  const beforeTickets = bucketLooks(looks).map((bucket) => ({ ...bucket, to: Number.isFinite(bucket.to) ? bucket.to : null }));
  return { since, ...summariseInsight(rows), hours, beforeTickets };
}

/** Everything that was counted since, by what happened. */
export function readInsightRows(ctx: Context, input: { since: Instant }): Promise<Counted[]> {
  return sumInsight(ctx.db, input.since);
}
