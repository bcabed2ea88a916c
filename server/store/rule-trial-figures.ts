import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** How one side of a trial has done since it began. */
export interface TrialSide {
  /** Steps over which the rule opened a stall. */
  stalls: number;
  /** Of them those whose customer was told. */
  told: number;
  /** Stalls that can be judged: over, or open for a day. */
  judged: number;
  /** Of the judged: the step went on within a day of the stall. */
  wentOn: number;
}

const NONE: TrialSide = { stalls: 0, told: 0, judged: 0, wentOn: 0 };

/** What the tried version and the one in force have done to their own orders since a moment. */
export async function readTrialFigures(
  db: Queryable,
  trial: { code: string; version: number; startedAt: Instant },
  now: Instant,
): Promise<{ tried: TrialSide; inForce: TrialSide }> {
  const { rows } = await db.query<TrialSide & { isTried: boolean }>(
    `with run as (
       select (s.first ->> 'version')::int = $2 as tried, s.tells, gone_at, to_timestamp((s.first ->> 'openedAt')::bigint / 1000.0) as opened
       from step_span, lateral (
         select (array_agg(x order by (x ->> 'openedAt')::bigint))[1] as first, bool_or((x ->> 'tells')::boolean) as tells
         from json_array_elements(stalls) as x where x ->> 'rule' = $1) s
       where stalled_at >= $3 and s.first is not null)
     select tried as "isTried", count(*)::int as stalls, count(*) filter (where tells)::int as told,
       count(*) filter (where gone_at is not null or opened <= $4::timestamptz - interval '1 day')::int as judged,
       count(*) filter (where gone_at <= opened + interval '1 day')::int as "wentOn"
     from run group by 1`,
    [trial.code, trial.version, new Date(trial.startedAt), new Date(now)],
  );
  const side = (isTried: boolean): TrialSide => {
    const row = rows.find((one) => one.isTried === isTried);
    return row ? { stalls: row.stalls, told: row.told, judged: row.judged, wentOn: row.wentOn } : NONE;
  };
  return { tried: side(true), inForce: side(false) };
}
