import type { Tally } from '../domain/incident/common-cause';
import type { Clock } from '../domain/rule/rule';
import { DAY, HOUR, type Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** What is usual is learned from this long. */
const USUAL_OF = 7 * DAY;

const hourOf = (at: Instant) => Math.floor(at / HOUR) * HOUR;

/** Adds stalls that fell due to the counts of their hour; in a fixed order, so that sweepers do not deadlock. */
export async function addStallTallies(db: Queryable, tallies: readonly Omit<Tally, 'usual'>[], now: Instant): Promise<void> {
  const sorted = [...tallies].sort((a, b) => (`${a.step}|${a.trait}|${a.value}` < `${b.step}|${b.trait}|${b.value}` ? -1 : 1));
  await db.query({
    name: 'stall-tally-add',
    text: `insert into stall_tally as t (step, trait, value, at, stalls, since)
           select step, trait, value, $6, stalls, since from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::timestamptz[])
             as w(step, trait, value, stalls, since)
           on conflict (step, trait, value, at) do update set stalls = t.stalls + excluded.stalls, since = least(t.since, excluded.since)`,
    values: [
      sorted.map((t) => t.step),
      sorted.map((t) => t.trait),
      sorted.map((t) => t.value),
      sorted.map((t) => t.stalls),
      sorted.map((t) => new Date(t.since)),
      new Date(hourOf(now)),
    ],
  });
}

/**
 * Counts of this hour and the one before for some steps, and what is usual: the average of two hours in a week, or the
 * most that the same two hours had on one of its days.
 */
export async function readStallTallies(db: Queryable, steps: readonly Clock[], now: Instant): Promise<Tally[]> {
  const { rows } = await db.query<Tally>({
    name: 'stall-tally-read',
    text: `with told as (
             select step, trait, value, at, stalls, since, extract(epoch from $2::timestamptz + interval '1 hour' - at)::int as ago
             from stall_tally where step = any($1::text[]) and at >= $3
           ), past as (
             select step, trait, value, sum(stalls) as stalls, sum(stalls) filter (where ago % 86400 <= 3600) as same
             from told where at < $2 group by step, trait, value, ago / 86400
           ), usual as (
             select step, trait, value, greatest(max(same), sum(stalls) * 2 / greatest(1, (select max(ago) from told) / 3600.0))::float as usual
             from past group by step, trait, value
           )
           select t.step, t.trait, t.value, sum(t.stalls)::int as stalls, min(t.since) as since, coalesce(max(u.usual), 0) as usual
           from told t left join usual u using (step, trait, value) where t.at >= $2 group by t.step, t.trait, t.value`,
    values: [steps, new Date(hourOf(now) - HOUR), new Date(now - USUAL_OF)],
  });
  return rows;
}

/** Deletes counts that nothing is learned from any more; answers how many. */
export async function deleteOldStallTallies(db: Queryable, now: Instant): Promise<number> {
  const { rowCount } = await db.query('delete from stall_tally where at < $1', [new Date(now - 2 * USUAL_OF)]);
  return rowCount ?? 0;
}
