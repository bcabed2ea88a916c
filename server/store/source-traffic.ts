import { HOUR, type Instant } from '../domain/shared/instant';
import type { CallOutcome, Traffic } from '../domain/source/traffic';
import type { HeardHour } from '../domain/source/usual-traffic';
import type { Queryable } from './context';

/** Calls of one source in one minute of the clock. */
export interface MinuteOfTraffic {
  source: string;
  at: Instant;
  traffic: Traffic;
}

export interface FailedCalls {
  source: string;
  /** Start of the hour. */
  at: Instant;
  kind: Exclude<CallOutcome, 'good'>;
  reason: string;
  calls: number;
}

/** Refused calls from one address. */
export interface Refusal {
  address: string;
  /** Of the newest call. */
  reason: string;
  calls: number;
  firstAt: Instant;
  lastAt: Instant;
}

/** How often a source told facts of one code; '' is a word that nobody has mapped. */
export interface ToldCode {
  code: string;
  facts: number;
  lastAt: Instant;
}

/** What a source was heard to do in all. */
export interface HeardSource {
  source: string;
  lastOkAt: Instant | null;
  /** When it last answered a question about a number well. */
  lastAnswerAt: Instant | null;
  rejected: number;
}

const sumOf = (column: string) =>
  `(select array_agg(coalesce(a, 0) + coalesce(b, 0) order by i)
      from unnest(source_minute.${column}, excluded.${column}) with ordinality as both_counts(a, b, i))`;

/** Adds calls to their minutes; what other processes counted there stays. Sources are named; a name without a row is left out. */
export async function addMinutes(db: Queryable, minutes: readonly MinuteOfTraffic[]): Promise<void> {
  if (minutes.length === 0) return;
  await db.query({
    name: 'source-minutes',
    text: `insert into source_minute (source_id, at, good, asked, refused, unreadable, failed, facts, unmapped, orders, unplaced, latency, lag)
           select s.id, m.at, m.good, m.asked, m.refused, m.unreadable, m.failed, m.facts, m.unmapped, m.orders, m.unplaced, m.latency, m.lag
             from json_to_recordset($1::json) as m(source text, at timestamptz, good int, asked int, refused int, unreadable int, failed int,
                    facts int, unmapped int, orders int, unplaced int, latency int[], lag int[])
             join source s on s.name = m.source
            order by s.id, m.at
           on conflict (source_id, at) do update set good = source_minute.good + excluded.good, asked = source_minute.asked + excluded.asked,
             refused = source_minute.refused + excluded.refused, unreadable = source_minute.unreadable + excluded.unreadable,
             failed = source_minute.failed + excluded.failed, facts = source_minute.facts + excluded.facts,
             unmapped = source_minute.unmapped + excluded.unmapped, orders = source_minute.orders + excluded.orders,
             unplaced = source_minute.unplaced + excluded.unplaced,
             latency = ${sumOf('latency')}, lag = ${sumOf('lag')}`,
    values: [JSON.stringify(minutes.map(({ source, at, traffic }) => ({ source, at: new Date(at), ...traffic })))],
  });
}

/** Adds calls that were not good to their hour and reason. */
export async function addFailures(db: Queryable, failures: readonly FailedCalls[]): Promise<void> {
  if (failures.length === 0) return;
  await db.query({
    name: 'source-failures',
    text: `insert into source_failure (source_id, at, kind, reason, calls)
           select s.id, f.at, f.kind, f.reason, f.calls
             from json_to_recordset($1::json) as f(source text, at timestamptz, kind text, reason text, calls int)
             join source s on s.name = f.source
            order by s.id, f.at, f.kind, f.reason
           on conflict (source_id, at, kind, reason) do update set calls = source_failure.calls + excluded.calls`,
    values: [JSON.stringify(failures.map((f) => ({ ...f, at: new Date(f.at) })))],
  });
}

/** Adds refused calls to the address they came from. */
export async function addRefusals(db: Queryable, refusals: readonly (Refusal & { source: string })[]): Promise<void> {
  if (refusals.length === 0) return;
  await db.query({
    name: 'source-refusals',
    text: `insert into source_refusal (source_id, address, reason, calls, first_at, last_at)
           select s.id, r.address, r.reason, r.calls, r.first_at, r.last_at
             from json_to_recordset($1::json) as r(source text, address text, reason text, calls int, first_at timestamptz, last_at timestamptz)
             join source s on s.name = r.source
            order by s.id, r.address
           on conflict (source_id, address) do update set calls = source_refusal.calls + excluded.calls, reason = excluded.reason,
             last_at = greatest(source_refusal.last_at, excluded.last_at)`,
    values: [JSON.stringify(refusals.map((r) => ({ ...r, first_at: new Date(r.firstAt), last_at: new Date(r.lastAt) })))],
  });
}

/** Adds facts to the codes that their source tells. */
export async function addTold(db: Queryable, told: readonly (ToldCode & { source: string })[]): Promise<void> {
  if (told.length === 0) return;
  await db.query({
    name: 'source-told',
    text: `insert into source_told (source_id, code, facts, last_at)
           select s.id, t.code, t.facts, t.last_at
             from json_to_recordset($1::json) as t(source text, code text, facts bigint, last_at timestamptz)
             join source s on s.name = t.source
            order by s.id, t.code
           on conflict (source_id, code) do update set facts = source_told.facts + excluded.facts,
             last_at = greatest(source_told.last_at, excluded.last_at)`,
    values: [JSON.stringify(told.map((t) => ({ ...t, last_at: new Date(t.lastAt) })))],
  });
}

/** Keeps when sources last called well (never back) and counts what was not good of them. */
export async function addHeard(db: Queryable, heard: readonly HeardSource[]): Promise<void> {
  if (heard.length === 0) return;
  await db.query({
    name: 'source-heard',
    text: `with news as (
             select s.id, h.at, h.answered_at, h.rejected
               from json_to_recordset($1::json) as h(source text, at timestamptz, answered_at timestamptz, rejected int)
               join source s on s.name = h.source order by s.id for update of s)
           update source set last_ok_at = greatest(source.last_ok_at, news.at),
             last_answer_at = greatest(source.last_answer_at, news.answered_at), rejected = source.rejected + news.rejected
             from news where source.id = news.id`,
    values: [
      JSON.stringify(
        heard.map((h) => ({
          ...h,
          at: h.lastOkAt === null ? null : new Date(h.lastOkAt),
          answered_at: h.lastAnswerAt === null ? null : new Date(h.lastAnswerAt),
        })),
      ),
    ],
  });
}

const ROLL_UP = `
  with heard as (
    select source_id, at, date_trunc('hour', at) as hour,
           extract(epoch from at - lag(at) over (partition by source_id order by at)) / 60 as gap
      from source_minute where good > asked and at >= $1::timestamptz - interval '2 days'),
  gaps as (select source_id, hour, count(*)::int as heard, coalesce(max(gap), 0)::int as longest from heard group by 1, 2),
  counts as (
    select source_id, date_trunc('hour', at) as hour, sum(good)::int as good, sum(asked)::int as asked, sum(refused)::int as refused,
           sum(unreadable)::int as unreadable, sum(failed)::int as failed, sum(facts)::int as facts,
           sum(unmapped)::int as unmapped, sum(orders)::int as orders, sum(unplaced)::int as unplaced
      from source_minute where at >= $1 group by 1, 2),
  shapes as (
    select source_id, hour, array_agg(latency order by i) filter (where latency is not null) as latency,
           array_agg(lag order by i) filter (where lag is not null) as lag
      from (select source_id, date_trunc('hour', at) as hour, i, sum(a)::int as latency, sum(b)::int as lag
              from source_minute, unnest(latency, lag) with ordinality as c(a, b, i)
             where at >= $1 group by 1, 2, 3) each_bucket
     group by 1, 2)
  insert into source_hour (source_id, at, good, asked, refused, unreadable, failed, facts, unmapped, orders, unplaced, heard, longest_gap_min,
    latency, lag)
  select c.source_id, c.hour, c.good, c.asked, c.refused, c.unreadable, c.failed, c.facts, c.unmapped, c.orders, c.unplaced, coalesce(g.heard, 0), coalesce(g.longest, 0),
         coalesce(s.latency, '{}'), coalesce(s.lag, '{}')
    from counts c left join gaps g using (source_id, hour) left join shapes s using (source_id, hour)
   order by 1, 2
  on conflict (source_id, at) do update set good = excluded.good, asked = excluded.asked, refused = excluded.refused, unreadable = excluded.unreadable,
    failed = excluded.failed, facts = excluded.facts, unmapped = excluded.unmapped, orders = excluded.orders,
    unplaced = excluded.unplaced, heard = excluded.heard, longest_gap_min = excluded.longest_gap_min,
    latency = excluded.latency, lag = excluded.lag`;

/** Makes the hours from the one that holds `since` on anew from their minutes; the same again changes nothing. */
export async function rollUpHours(db: Queryable, since: Instant): Promise<void> {
  await db.query(ROLL_UP, [new Date(Math.floor(since / HOUR) * HOUR)]);
}

/** In how many minutes each source was heard in the time before its last good call, that one included. */
export async function readHeardBefore(db: Queryable, ms: number): Promise<Map<string, number>> {
  const { rows } = await db.query(
    `select s.id, count(*)::int as heard from source s join source_minute m
        on m.source_id = s.id and m.good > m.asked and m.at > s.last_ok_at - $1 * interval '1 millisecond' and m.at <= s.last_ok_at
      group by 1`,
    [ms],
  );
  return new Map((rows as { id: string; heard: number }[]).map((row) => [row.id, row.heard]));
}

/** Hours of one source since a moment in which it called, oldest first. */
export async function readHeardHours(db: Queryable, sourceId: string, since: Instant): Promise<HeardHour[]> {
  const text = `select at, heard, longest_gap_min as "longestGapMin" from source_hour where source_id = $1 and at >= $2 order by at`;
  return (await db.query(text, [sourceId, new Date(since)])).rows as HeardHour[];
}

const COLUMNS = 'at, good, asked, refused, unreadable, failed, facts, unmapped, orders, unplaced, latency, lag';

/** Calls since a moment, by source and minute or by source and hour, oldest first; of one source when it is given. */
export async function readTraffic(
  db: Queryable,
  by: 'minute' | 'hour',
  since: Instant,
  sourceId?: string,
): Promise<(Traffic & { sourceId: string; at: Instant })[]> {
  const text = `select source_id as "sourceId", ${COLUMNS} from source_${by}
     where at >= $1 and ($2::uuid is null or source_id = $2) order by source_id, at`;
  return (await db.query(text, [new Date(since), sourceId ?? null])).rows as (Traffic & { sourceId: string; at: Instant })[];
}

/** Why calls of a source were not good since a moment, the most frequent first. */
export async function readFailures(db: Queryable, sourceId: string, since: Instant): Promise<Omit<FailedCalls, 'source' | 'at'>[]> {
  const { rows } = await db.query(
    `select kind, reason, sum(calls)::int as calls from source_failure where source_id = $1 and at >= $2
      group by 1, 2 order by 3 desc, 1, 2 limit 20`,
    [sourceId, new Date(since)],
  );
  return rows as Omit<FailedCalls, 'source' | 'at'>[];
}

/** Addresses whose calls were refused, the last one first. */
export async function readRefusals(db: Queryable, sourceId: string): Promise<Refusal[]> {
  const { rows } = await db.query(
    `select address, reason, calls, first_at as "firstAt", last_at as "lastAt" from source_refusal
      where source_id = $1 order by last_at desc, address limit 50`,
    [sourceId],
  );
  return rows as Refusal[];
}

/** Kinds of facts that sources tell, the most frequent first; of one source when it is given. */
export async function readTold(db: Queryable, sourceId?: string): Promise<(ToldCode & { sourceId: string })[]> {
  const { rows } = await db.query(
    `select source_id as "sourceId", code, facts, last_at as "lastAt" from source_told
      where $1::uuid is null or source_id = $1 order by source_id, facts desc, code`,
    [sourceId ?? null],
  );
  return rows as (ToldCode & { sourceId: string })[];
}

/** Forgets all but the newest `kept` addresses of each source. */
export async function trimRefusals(db: Queryable, kept: number): Promise<number> {
  const { rowCount } = await db.query(
    `delete from source_refusal r using (
       select source_id, address, row_number() over (partition by source_id order by last_at desc, address) as place from source_refusal) o
      where r.source_id = o.source_id and r.address = o.address and o.place > $1`,
    [kept],
  );
  return rowCount ?? 0;
}
