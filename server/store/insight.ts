import type { InsightEvent } from '../domain/insight/step';
import type { Counted } from '../domain/insight/summarise';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Things of one kind that happened within an hour. */
export interface InsightCount extends InsightEvent {
  hourAt: Instant;
  count: number;
  orders: number;
  dwellS: number;
}

/** Adds what was gathered in memory. */
export async function addInsight(db: Queryable, counts: readonly InsightCount[]): Promise<void> {
  await db.query(
    `insert into insight_hour (hour_at, step, way, state, outcome, language, device, count, orders, dwell_s)
     select * from unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::int[], $10::bigint[])
     on conflict (hour_at, step, way, state, outcome, language, device) do update set count = insight_hour.count + excluded.count,
       orders = insight_hour.orders + excluded.orders, dwell_s = insight_hour.dwell_s + excluded.dwell_s`,
    [
      counts.map((c) => new Date(c.hourAt)),
      counts.map((c) => c.step),
      counts.map((c) => c.way),
      counts.map((c) => c.state),
      counts.map((c) => c.outcome),
      counts.map((c) => c.language),
      counts.map((c) => c.device),
      counts.map((c) => c.count),
      counts.map((c) => c.orders),
      counts.map((c) => c.dwellS),
    ],
  );
}

/** Sums of a span of time by what happened; robots that fetch previews of links are no people and left out. */
export async function sumInsight(db: Queryable, since: Instant): Promise<Counted[]> {
  const { rows } = await db.query(
    `select step, way, state, outcome, language, device, sum(count)::int as count, sum(orders)::int as orders, sum(dwell_s)::int as "dwellS"
       from insight_hour where hour_at >= $1 and device <> 'preview' group by 1, 2, 3, 4, 5, 6`,
    [new Date(since)],
  );
  return rows as Counted[];
}

/** Looks at pages and look-ups by weekday (1 is Monday) and hour of this zone. */
export async function sumInsightByHour(
  db: Queryable,
  since: Instant,
  timeZone: string,
): Promise<{ weekday: number; hour: number; count: number }[]> {
  const { rows } = await db.query(
    `select extract(isodow from hour_at at time zone $2)::int as weekday, extract(hour from hour_at at time zone $2)::int as hour,
            sum(count)::int as count
       from insight_hour where hour_at >= $1 and device <> 'preview' and step in ('page', 'lookup') group by 1, 2`,
    [new Date(since), timeZone],
  );
  return rows as { weekday: number; hour: number; count: number }[];
}

/** How often the order of each ticket that a customer opened had been looked at in the week before it. */
export async function looksBeforeTickets(db: Queryable, since: Instant): Promise<{ looks: number; tickets: number }[]> {
  const { rows } = await db.query(
    `select looks::int as looks, count(*)::int as tickets from (
       select coalesce((select sum(v.views) from order_view v where v.order_id = t.order_id
                and v.hour_at between t.opened_at - interval '7 days' and t.opened_at and v.device <> 'preview'), 0) as looks
         from ticket t where t.opened_at >= $1 and t.opened_by = 'customer') each group by 1`,
    [new Date(since)],
  );
  return rows as { looks: number; tickets: number }[];
}
