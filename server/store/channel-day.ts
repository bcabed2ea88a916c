import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** What one channel did since a moment. */
export interface ChannelDay {
  channel: string;
  /** Tries that the provider took, with those that arrived. */
  sent: number;
  delivered: number;
  /** Tries that came to nothing on this channel: refused, or reported as not arrived. */
  failed: number;
  /** Tries of which nobody knows what became. */
  unknown: number;
  /** In millionths of the currency of each. */
  costs: { currency: string; micros: number }[];
  /** Half of the messages were taken by the provider within so many seconds of their time; null while there are none. */
  medianS: number | null;
}

/** What each channel did since a moment; alerts in the console are not counted. */
export async function readChannelDays(db: Queryable, since: Instant): Promise<ChannelDay[]> {
  const { rows } = await db.query<ChannelDay>(
    `with today as (
       select a.channel, a.outcome, a.currency, a.cost_micros, a.ended_at, a.notice_id from attempt a
        where a.started_at >= $1 and a.channel <> 'console'
     ), costs as (
       select channel, json_agg(json_build_object('currency', currency, 'micros', micros)) as costs from (
         select channel, currency, sum(cost_micros)::float8 as micros from today where cost_micros > 0 group by 1, 2) c group by 1
     )
     select t.channel, count(*) filter (where t.outcome in ('accepted', 'delivered'))::int as sent,
       count(*) filter (where t.outcome = 'delivered')::int as delivered,
       count(*) filter (where t.outcome in ('permanent', 'failed', 'suppressed', 'config', 'retry'))::int as failed,
       count(*) filter (where t.outcome in ('unknown', 'sending'))::int as unknown,
       coalesce((select c.costs from costs c where c.channel = t.channel), '[]') as costs,
       percentile_cont(0.5) within group (order by greatest(0, extract(epoch from t.ended_at - n.due_at)))
         filter (where t.outcome in ('accepted', 'delivered') and t.ended_at is not null) as "medianS"
     from today t join notice n on n.id = t.notice_id group by t.channel order by t.channel`,
    [new Date(since)],
  );
  return rows;
}

/** How many notices wait for a turn of each channel. */
export async function countWaiting(db: Queryable): Promise<ReadonlyMap<string, number>> {
  const { rows } = await db.query<{ channel: string; waiting: number }>(
    `select split_part(slot_channel, ':', 1) as channel, count(*)::int as waiting from notice
     where state = 'pending' and slot_channel is not null group by 1`,
  );
  return new Map(rows.map(({ channel, waiting }) => [channel, waiting]));
}

/** How many notices written within the last three days were held back since a moment, and how many were given up or failed. */
export async function countHeldBack(db: Queryable, since: Instant): Promise<{ suppressed: number; lost: number }> {
  const { rows } = await db.query<{ suppressed: number; lost: number }>(
    `select count(*) filter (where state = 'suppressed')::int as suppressed, count(*) filter (where state <> 'suppressed')::int as lost
     from notice where state in ('dead', 'failed', 'suppressed') and created_at >= $1::timestamptz - interval '3 days' and settled_at >= $1`,
    [new Date(since)],
  );
  return rows[0]!;
}
