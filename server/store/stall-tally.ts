import { type AlikeStalls, type Tally, TRAITS, type TraitCount, tallyOf } from '../domain/incident/common-cause';
import type { Clock } from '../domain/rule/rule';
import { DAY, HOUR, type Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** What is usual is learned from this long. */
const USUAL_OF = 7 * DAY;
/** Rows of stalls alike in everything: they tell causes of the present apart, and nobody reads them later. */
const ALIKE = 'alike';
/** What stands now is of this hour and the one before. */
const HOURS_NOW = 2;

const hourOf = (at: Instant) => Math.floor(at / HOUR) * HOUR;
const standsFrom = (now: Instant) => new Date(hourOf(now) - (HOURS_NOW - 1) * HOUR);

function alikeValue(group: AlikeStalls): string {
  return JSON.stringify(TRAITS.map((trait) => group[trait] ?? null));
}

/** Adds stalls that fell due to the counts of their hour; in a fixed order, so that sweepers do not deadlock. */
export async function addStallTallies(db: Queryable, groups: readonly AlikeStalls[], now: Instant): Promise<void> {
  const rows: (Omit<TraitCount, 'trait'> & { trait: string })[] = [
    ...tallyOf(groups),
    ...groups.map((group) => ({ step: group.step, trait: ALIKE, value: alikeValue(group), stalls: group.stalls, since: group.since })),
  ];
  const sorted = rows.sort((a, b) => (`${a.step}|${a.trait}|${a.value}` < `${b.step}|${b.trait}|${b.value}` ? -1 : 1));
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

/** Stalls of this hour and the one before, of some steps or of all, by what they are alike in; without those an incident has taken. */
export async function readStandingStalls(db: Queryable, now: Instant, steps?: readonly Clock[]): Promise<AlikeStalls[]> {
  const { rows } = await db.query<{ step: Clock; value: string; stalls: number; since: Instant }>({
    name: 'stall-tally-standing',
    text: `select step, value, sum(stalls)::int as stalls, min(since) as since from stall_tally
           where trait = '${ALIKE}' and at >= $1 and ($2::text[] is null or step = any($2)) group by step, value`,
    values: [standsFrom(now), steps ?? null],
  });
  return rows.map(({ value, ...row }) => {
    const values = JSON.parse(value) as (string | null)[];
    return { ...row, ...Object.fromEntries(TRAITS.flatMap((trait, i) => (values[i] == null ? [] : [[trait, values[i]]]))) };
  });
}

/** Takes stalls out of the counts of the present: an incident has them. What is usual is still learned from them. */
export async function takeStandingStalls(db: Queryable, groups: readonly AlikeStalls[]): Promise<void> {
  if (groups.length === 0) return;
  await db.query(
    `delete from stall_tally t using unnest($1::text[], $2::text[]) as w(step, value)
     where t.trait = '${ALIKE}' and t.step = w.step and t.value = w.value`,
    [groups.map((g) => g.step), groups.map(alikeValue)],
  );
}

/**
 * How many stalls of some steps are usual in two hours, by what they have in them: the average of two hours in a week, or
 * the most that the same two hours had on one of its days.
 */
export async function readUsualStalls(db: Queryable, steps: readonly Clock[], now: Instant): Promise<(count: TraitCount) => Tally> {
  const { rows } = await db.query<{ step: string; trait: string; value: string; usual: number }>({
    name: 'stall-tally-usual',
    text: `with past as (
             select step, trait, value, sum(stalls) as stalls, max(ago) as oldest, sum(stalls) filter (where ago % 86400 <= 3600) as same
             from (select step, trait, value, stalls, extract(epoch from $2::timestamptz + interval '1 hour' - at)::int as ago from stall_tally
                   where step = any($1::text[]) and at >= $3 and at < $2 and trait <> '${ALIKE}') t
             group by step, trait, value, ago / 86400
           )
           select step, trait, value,
             greatest(max(same), sum(stalls) * ${HOURS_NOW} / greatest(1, (select max(oldest) from past) / 3600.0))::float as usual
           from past group by step, trait, value`,
    values: [steps, standsFrom(now), new Date(now - USUAL_OF)],
  });
  const usual = new Map(rows.map((row) => [`${row.step}|${row.trait}|${row.value}`, row.usual]));
  return (count) => ({ ...count, usual: usual.get(`${count.step}|${count.trait}|${count.value}`) ?? 0 });
}

/** Deletes counts that nothing is learned from any more; answers how many. */
export async function deleteOldStallTallies(db: Queryable, now: Instant): Promise<number> {
  const { rowCount } = await db.query(`delete from stall_tally where at < $1 or trait = '${ALIKE}' and at < $2`, [
    new Date(now - 2 * USUAL_OF),
    standsFrom(now),
  ]);
  return rowCount ?? 0;
}
