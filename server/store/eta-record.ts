import type { ScoredStage, ScoreKind } from '../domain/arrival/arrival-score';
import { DAY, type Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** Of which arrivals the record tells: those between two moments, `until` not included; parts that are left out are all. */
export interface RecordScope {
  from: Instant;
  until: Instant;
  kind: ScoreKind;
  shop?: string;
  carrier?: string;
  lane?: LaneEnds;
}

/** Region, or the code of the country in small letters where no region is known, at both ends; '' is unknown. */
export interface LaneEnds {
  origin: string;
  destination: string;
}

/** How told windows did. Shares and means are of the windows told; null where there are none. Lengths in days. */
export interface RecordFigures {
  /** Moments at which a window was asked for. */
  asked: number;
  /** Of these, those that could be answered. */
  told: number;
  /** Share that arrived inside the told window, which should be 0.8, and inside p5 to p95, which should be 0.9. */
  inside: number | null;
  inside90: number | null;
  width: number | null;
  width90: number | null;
  /** Mean distance between the likely moment and the arrival. */
  error: number | null;
  /** Mean of arrival minus likely moment: above 0 they came later than said. */
  bias: number | null;
}

// date_part counts in floats, extract in decimals, which takes several times as long over a million rows
const days = (later: string, earlier: string) => `date_part('epoch', ${later} - ${earlier}) / 86400`;
const share = (condition: string) => `count(*) filter (where ${condition})::float8 / nullif(count(p50), 0)`;

const FIGURES = `count(*)::int as asked, count(p50)::int as told,
  ${share('arrived_at between from_at and to_at')} as inside, ${share('arrived_at between p5 and p95')} as inside90,
  avg(${days('to_at', 'from_at')}) as width, avg(${days('p95', 'p5')}) as width90,
  avg(abs(${days('arrived_at', 'p50')})) as error, avg(${days('arrived_at', 'p50')}) as bias`;

const ORIGIN = `coalesce(origin_region, lower(origin_country), '')`;
const DESTINATION = `coalesce(dest_region, lower(dest_country), '')`;

const SCOPE = `arrived_at >= $1 and arrived_at < $2 and kind = $3 and ($4::text is null or shop = $4) and ($5::text is null or carrier = $5)
  and ($6::text is null or ${ORIGIN} = $6 and ${DESTINATION} = $7)`;

function scopeValues({ from, until, kind, shop, carrier, lane }: RecordScope): unknown[] {
  return [new Date(from), new Date(until), kind, shop ?? null, carrier ?? null, lane?.origin ?? null, lane?.destination ?? null];
}

export type StageFigures = RecordFigures & { stage: ScoredStage };

// Seen with a million rows of 87,000 arrivals within 90 days, PostgreSQL 18 on two busy processors (explain analyze): all stages in 0.6 s
// by a parallel walk of the table, the only question that reads every row; the groups of one stage in 0.4 s (of 300,000 days of waiting in
// 0.9 s), its comparison in 0.4 s, calibration and worst misses in 0.2 s each, by bitmaps of (stage, arrived_at) or of an index of hand-overs;
// a share that customers are told in 1 to 7 ms by an index alone.

/** The figures of every stage that was scored in the period. */
export async function readStageFigures(db: Queryable, scope: RecordScope): Promise<StageFigures[]> {
  const { rows } = await db.query<StageFigures>(
    `select stage, ${FIGURES} from eta_score where ${SCOPE} group by stage`,
    scopeValues(scope),
  );
  return rows;
}

/** By what the scores of one stage are counted; `all` is one group. */
export const RECORD_GROUPINGS = ['all', 'carrier', 'lane', 'week'] as const;
export type RecordGrouping = (typeof RECORD_GROUPINGS)[number];

export type GroupFigures = RecordFigures & {
  by: RecordGrouping;
  /** Carrier or the Monday of a week; null where no carrier is known, of all and of lanes. */
  key: string | null;
  lane: LaneEnds | null;
};

/** The figures of one stage: of all, by carrier, by lane and by week of a zone; the largest group first, weeks in their order. */
export async function readGroupFigures(
  db: Queryable,
  scope: RecordScope & { stage: ScoredStage; timeZone: string; lanes: number },
): Promise<GroupFigures[]> {
  const { rows } = await db.query<GroupFigures>(
    `with g as (
       select case when grouping(carrier) = 0 then 'carrier' when grouping(week) = 0 then 'week' when grouping(origin) = 0 then 'lane' else 'all' end as by,
         coalesce(carrier, to_char(week, 'YYYY-MM-DD')) as key, case when grouping(origin) = 0 then json_build_object('origin', origin, 'destination', destination) end as lane, ${FIGURES}
       from (select *, ${ORIGIN} as origin, ${DESTINATION} as destination,
               date_trunc('week', arrived_at at time zone $9) as week
             from eta_score where ${SCOPE} and stage = $8) s
       group by grouping sets ((), (carrier), (origin, destination), (week))
     ), ranked as (select *, row_number() over (partition by by order by asked desc, key, lane::text) as rank from g)
     select by, key, lane, asked, told, inside, inside90, width, width90, error, bias from ranked
     where by <> 'lane' or rank <= $10 order by by, case when by = 'week' then key end, rank`,
    [...scopeValues(scope), scope.stage, scope.timeZone, scope.lanes],
  );
  return rows;
}

/** Share of arrivals by each quantile; it should be what the quantile is called. */
export interface CalibrationFigures {
  told: number;
  p5: number | null;
  p10: number | null;
  p50: number | null;
  p80: number | null;
  p90: number | null;
  p95: number | null;
}

export async function readCalibration(db: Queryable, scope: RecordScope & { stage: ScoredStage }): Promise<CalibrationFigures> {
  const { rows } = await db.query<CalibrationFigures>(
    `select count(p50)::int as told, ${['p5', 'p10', 'p50', 'p80', 'p90', 'p95'].map((q) => `${share(`arrived_at <= ${q}`)} as ${q}`).join(', ')}
     from eta_score where ${SCOPE} and stage = $8`,
    [...scopeValues(scope), scope.stage],
  );
  return rows[0]!;
}

/** Somebody's word on the arrival, counted in calendar days. */
export interface WordFigures {
  /** Mean days between the day that was said and the day it came. */
  error: number;
  /** Share that came by the day that was said; of a window by its last day. */
  onTime: number;
  /** Share that came on the very day. */
  exact: number;
}

/** Another's date beside our window, on the same orders. */
export interface WordComparison {
  whose: 'carrier' | 'shop';
  orders: number;
  theirs: WordFigures;
  ours: WordFigures;
}

/** The carrier's date and the shop's promise beside the likely day, where both were known; days are those of a zone. */
export async function readComparisons(
  db: Queryable,
  scope: RecordScope & { stage: ScoredStage; timeZone: string },
): Promise<WordComparison[]> {
  const word = (said: string, last: string) =>
    `json_build_object('error', avg(abs(came - ${said})::float8), 'onTime', avg((came <= ${last})::int::float8), 'exact', avg((came = ${said})::int::float8))`;
  const beside = (whose: string, said: string) =>
    `select '${whose}' as whose, count(*)::int as orders, ${word(said, said)} as theirs, ${word('likely', 'latest')} as ours from d where ${said} is not null`;
  const day = (moment: string) => `(${moment} at time zone $9)::date`;
  const { rows } = await db.query<WordComparison>(
    `with d as (
       select ${day('arrived_at')} as came, ${day('p50')} as likely, ${day('to_at')} as latest, ${day('carrier_by')} as carrier, ${day('promised_by')} as promised
       from eta_score where ${SCOPE} and stage = $8 and p50 is not null and (carrier_by is not null or promised_by is not null)
     )
     select * from (${beside('carrier', 'carrier')} union all ${beside('shop', 'promised')}) c where orders > 0`,
    [...scopeValues(scope), scope.stage, scope.timeZone],
  );
  return rows;
}

/** One window that did not hold. */
export interface MissedWindow {
  orderId: string;
  stage: ScoredStage;
  step: string;
  day: number;
  shop: string;
  carrier: string | null;
  origin: string;
  destination: string;
  askedAt: Instant;
  from: Instant;
  p50: Instant;
  to: Instant;
  notBefore: Instant | null;
  arrivedAt: Instant;
  carrierBy: Instant | null;
  promisedBy: Instant | null;
  /** Days outside the told window: above 0 it came later, below 0 earlier. */
  missed: number;
}

/** An order is scored at one stage no more often than this: milestones of progress, days of waiting. */
const SCORES_OF_STAGE = 31;

/** Windows that were missed by the most, each order once; at most `limit`. */
export async function readWorstMisses(db: Queryable, scope: RecordScope & { stage: ScoredStage; limit: number }): Promise<MissedWindow[]> {
  const { rows } = await db.query<MissedWindow>(
    `select order_id as "orderId", stage, step, day, shop, carrier, ${ORIGIN} as origin, ${DESTINATION} as destination, asked_at as "askedAt",
       from_at as from, p50, to_at as to, not_before as "notBefore", arrived_at as "arrivedAt", carrier_by as "carrierBy", promised_by as "promisedBy",
       case when arrived_at > to_at then ${days('arrived_at', 'to_at')} else ${days('arrived_at', 'from_at')} end as missed
     from eta_score where ${SCOPE} and stage = $8 and (arrived_at > to_at or arrived_at < from_at)
     order by greatest(arrived_at - to_at, from_at - arrived_at) desc limit $9`,
    [...scopeValues(scope), scope.stage, scope.limit * SCORES_OF_STAGE],
  );
  const orders = new Set<string>();
  return rows.filter(({ orderId }) => !orders.has(orderId) && orders.add(orderId)).slice(0, scope.limit);
}

/** What the record can be narrowed to: carriers and kinds that were ever scored at pickup or hand-over. */
export async function readRecordChoices(db: Queryable): Promise<{ carriers: string[]; kinds: ScoreKind[] }> {
  const { rows } = await db.query<{ carriers: string[]; kinds: ScoreKind[] }>(
    `select coalesce(array_agg(distinct carrier order by carrier) filter (where carrier is not null), '{}') as carriers,
       coalesce(array_agg(distinct kind order by kind), '{}') as kinds
     from (select carrier, kind from eta_score where stage in ('shipped', 'picked_up') group by carrier, kind) g`,
  );
  return rows[0]!;
}

/** Newest arrivals that a share is taken of: enough for a share, and bounded however large the shop is. */
const MOST_SUCH = 2_000;
const LEAST_SUCH = 30;
const SUCH_DAYS = 90;

export interface Coverage {
  /** Share that arrived inside the window told at hand-over. */
  inside: number;
  orders: number;
  /** What they have in common with what was asked. */
  of: 'carrier_region' | 'region' | 'shop';
}

/**
 * How often the window told at hand-over held, over the last 90 days of live scores: of the region by the carrier, where these are
 * fewer than 30 of the region, then of the whole shop; null where all are. Each look reads at most 2,000 entries of an index of its
 * own and no row.
 */
export async function readCoverageFor(
  db: Queryable,
  { shop, carrier, destRegion }: { shop: string; carrier: string | null; destRegion: string | null },
  now: Instant,
): Promise<Coverage | null> {
  const looks: { of: Coverage['of']; where: string; values: string[] }[] = [
    ...(carrier !== null && destRegion !== null
      ? [{ of: 'carrier_region' as const, where: 'dest_region = $3 and carrier = $4', values: [destRegion, carrier] }]
      : []),
    ...(destRegion === null ? [] : [{ of: 'region' as const, where: 'dest_region = $3', values: [destRegion] }]),
    { of: 'shop', where: 'true', values: [] },
  ];
  for (const { of, where, values } of looks) {
    const { rows } = await db.query<{ inside: number | null; orders: number }>({
      name: `eta-coverage-${of}`,
      text: `select avg((arrived_at between from_at and to_at)::int)::float8 as inside, count(*)::int as orders
             from (select arrived_at, from_at, to_at from eta_score
                   where kind = 'live' and at_hand_over and shop = $1 and arrived_at > $2 and from_at is not null and ${where}
                   order by arrived_at desc limit ${MOST_SUCH}) such`,
      values: [shop, new Date(now - SUCH_DAYS * DAY), ...values],
    });
    const { inside, orders } = rows[0]!;
    if (inside !== null && orders >= LEAST_SUCH) return { inside, orders, of };
  }
  return null;
}
