import type { Instant } from '../domain/shared/instant';
import type { Text } from '../domain/shared/language';
import type { Queryable } from './context';

/** By what promises are counted. */
export const TALLIED_BY = ['all', 'kind', 'rule', 'carrier', 'person', 'week'] as const;
export type TalliedBy = (typeof TALLIED_BY)[number];

/** What became of the promises of one group; medians in milliseconds, null where there are none. */
export interface PromiseTally {
  by: TalliedBy;
  /** A code, an id or the Monday of a week; null is none: no rule, no person. */
  key: string | null;
  /** Of a person. */
  name: string | null;
  /** Of a rule, as it is called now. */
  ruleName: Text | null;
  kept: number;
  broken: number;
  /** Of the broken ones, those never made up for so far. */
  never: number;
  withdrawn: number;
  open: number;
  medianEarlyMs: number | null;
  medianLateMs: number | null;
}

/** Promises that fell due within a stretch, `until` not included, counted by each of `TALLIED_BY`; weeks are those of a zone. */
export async function tallyPromises(
  db: Queryable,
  input: { from: Instant; until: Instant; timeZone: string; shop?: string; kind?: string },
): Promise<PromiseTally[]> {
  const { rows } = await db.query(
    `select case when grouping(p.kind) = 0 then 'kind' when grouping(p.rule) = 0 then 'rule' when grouping(p.carrier) = 0 then 'carrier'
              when grouping(p.person) = 0 then 'person' when grouping(p.week) = 0 then 'week' else 'all' end as by,
       coalesce(p.kind, p.rule, p.carrier, p.person::text, p.week) as key, (select s.name from staff s where s.id = p.person) as name,
       (select r.body -> 'name' from rule r where r.code = p.rule) as "ruleName",
       count(*) filter (where kept_at is not null)::int as kept, count(*) filter (where broken_at is not null)::int as broken,
       count(*) filter (where broken_at is not null and late_at is null)::int as never,
       count(*) filter (where withdrawn_at is not null)::int as withdrawn,
       count(*) filter (where kept_at is null and broken_at is null and withdrawn_at is null)::int as open,
       (percentile_cont(0.5) within group (order by early))::float8 as "medianEarlyMs", (percentile_cont(0.5) within group (order by late))::float8 as "medianLateMs"
     from (select kind, rule, carrier, owner_id as person, to_char(date_trunc('week', due_at at time zone $3), 'YYYY-MM-DD') as week,
             kept_at, broken_at, late_at, withdrawn_at, extract(epoch from due_at - kept_at) * 1000 as early, extract(epoch from late_at - due_at) * 1000 as late
           from promise where due_at >= $1 and due_at < $2 and ($4::text is null or shop = $4) and ($5::text is null or kind = $5)) p
     group by grouping sets ((), (p.kind), (p.rule), (p.carrier), (p.person), (p.week))
     order by 1, p.week desc nulls last, count(*) desc, 2`,
    [new Date(input.from), new Date(input.until), input.timeZone, input.shop ?? null, input.kind ?? null],
  );
  return rows as PromiseTally[];
}
