import { actorsOf, type Grouping, stagesOf } from '../domain/analysis/stage';
import type { Clock } from '../domain/rule/rule';
import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** How a stage went for a group of orders; durations are wall-clock milliseconds of the steps that were taken. */
export interface StepTimes {
  /** Actor or warehouse (`warehouse:<name>`), carrier or province; '' where all are one or the order does not say. */
  group: string;
  stage: Clock;
  steps: number;
  running: number;
  medianMs: number | null;
  p90Ms: number | null;
  overdue: number;
  /** The same over the span of the same length before. */
  stepsBefore: number;
  overdueBefore: number;
}

const GROUPS: Record<Grouping | 'stage', string> = {
  stage: `''`,
  team: `case a.actor when 'warehouse' then 'warehouse:' || coalesce(s.warehouse, '') else a.actor end`,
  carrier: `coalesce(s.carriers[1], '')`,
  region: `coalesce(s.dest_province, '')`,
};
const MOST_GROUPS = 40;

/** Times and overdue steps that began in [from, until), by stage and group; the groups with the most steps first. */
export async function readStepTimes(
  db: Queryable,
  { from, until, grouping, shop }: { from: Instant; until: Instant; grouping: Grouping | 'stage'; shop?: string },
): Promise<StepTimes[]> {
  const stages = stagesOf(grouping === 'stage' ? 'team' : grouping);
  const { rows } = await db.query<StepTimes>({
    name: `step-times-${grouping}`,
    text: `with seen as (
             select ${GROUPS[grouping]} as "group", s.clock, s.since >= $2 as is_now, s.until, s.stalled_at is not null as is_overdue,
                    case when not s.is_cut then extract(epoch from s.until - s.since) * 1000 end as took
               from step_span s join unnest($4::text[], $5::text[]) as a (clock, actor) using (clock)
              where s.since >= $1 and s.since < $3 and ($6::text is null or s.shop = $6)
           ), most as (select "group" from seen where is_now group by 1 order by count(*) desc, 1 limit ${MOST_GROUPS})
           select "group", clock as stage, count(*) filter (where is_now)::int as steps,
                  count(*) filter (where is_now and until is null)::int as running,
                  percentile_cont(0.5) within group (order by took) filter (where is_now) as "medianMs",
                  percentile_cont(0.9) within group (order by took) filter (where is_now) as "p90Ms",
                  count(*) filter (where is_now and is_overdue)::int as overdue,
                  count(*) filter (where not is_now)::int as "stepsBefore",
                  count(*) filter (where not is_now and is_overdue)::int as "overdueBefore"
             from seen join most using ("group") group by 1, 2 having count(*) filter (where is_now) > 0`,
    values: [new Date(2 * from - until), new Date(from), new Date(until), stages, actorsOf(stages), shop ?? null],
  });
  const sizes = new Map<string, number>();
  for (const { group, steps } of rows) sizes.set(group, (sizes.get(group) ?? 0) + steps);
  return rows.sort(
    (a, b) =>
      sizes.get(b.group)! - sizes.get(a.group)! ||
      (a.group < b.group ? -1 : a.group > b.group ? 1 : stages.indexOf(a.stage) - stages.indexOf(b.stage)),
  );
}

/** A step behind the figures of a group. */
export interface GroupStep {
  orderId: string;
  orderNo: string;
  shop: string;
  since: Instant;
  /** Null while it runs. */
  until: Instant | null;
  /** When it ran past its first limit; null where it did not. */
  overdueAt: Instant | null;
}

export interface GroupAsked {
  from: Instant;
  until: Instant;
  grouping: Grouping;
  group: string;
  stage: Clock;
  shop?: string;
}

/** The steps of a stage and group that began in [from, until): overdue ones first, of these the longest first; `now` ends those that run. */
export async function listGroupSteps(
  db: Queryable,
  { from, until, grouping, group, stage, shop }: GroupAsked,
  now: Instant,
  limit: number,
): Promise<GroupStep[]> {
  const { rows } = await db.query<GroupStep>({
    name: `group-steps-${grouping}`,
    text: `select s.order_id as "orderId", s.order_no as "orderNo", s.shop, s.since, s.until, s.stalled_at as "overdueAt"
             from step_span s cross join (select $6::text as actor) a
            where s.since >= $1 and s.since < $2 and s.clock = $3 and ${GROUPS[grouping]} = $4 and ($5::text is null or s.shop = $5)
            order by s.stalled_at is null, coalesce(s.until, $7) - s.since desc, s.order_no limit $8`,
    values: [new Date(from), new Date(until), stage, group, shop ?? null, actorsOf([stage])[0], new Date(now), limit],
  });
  return rows;
}
