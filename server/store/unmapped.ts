import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** A word of a source that no map knows. */
export interface UnmappedCode {
  /** The account that says it. */
  source: string;
  sourceCode: string;
  facts: number;
  orders: number;
  /** Older facts were not counted: there may be more. */
  isMore: boolean;
  /** When it was first heard, by the fact heard first and by the one heard last, of those counted. */
  firstAt: Instant;
  lastAt: Instant;
  /** A few of the texts that came with it, redacted as they are kept. */
  texts: string[];
}

const TEXTS_SHOWN = 3;
/** Distinct codes that are looked at, and the newest facts of each; more would keep who asks waiting. */
const MOST_CODES = 1_000;
const NEWEST_FACTS = 500;

/** Codes of unmapped facts, one step down the index for each. */
const KNOWN = `known as (
  (select f.source, f.body ->> 'sourceCode' as source_code from fact f where f.code is null order by 1, 2 limit 1)
  union all
  select n.source, n.source_code from known k cross join lateral (
    select f.source, f.body ->> 'sourceCode' as source_code from fact f
     where f.code is null and (f.source, f.body ->> 'sourceCode') > (k.source, k.source_code) order by 1, 2 limit 1) n)`;

/** The newest unmapped facts of a code `c`, and whether no later revision has given them a meaning. */
const NEWEST = `select n.subject, n.identity, g.heard_at, g.is_open
  from (select f.subject, f.identity, f.received_at from fact f
         where f.code is null and f.source = c.source and f.body ->> 'sourceCode' = c.source_code
         order by f.source, f.body ->> 'sourceCode', f.received_at desc limit ${NEWEST_FACTS}) n
 cross join lateral (
   select min(g.received_at) as heard_at, bool_and(g.code is null or g.received_at <= n.received_at) as is_open
     from fact g where g.subject = n.subject and g.identity = n.identity) g`;

/**
 * The words nobody has mapped, those that concern most orders first. Of each the newest 500 facts are counted, by an
 * index, so that the answer takes no longer when a word was said a million times.
 */
export async function listUnmappedCodes(db: Queryable, limit: number): Promise<UnmappedCode[]> {
  const { rows } = await db.query<UnmappedCode>(
    `with recursive ${KNOWN}, listed as (
       select c.source, c.source_code, o.*
         from (select source, source_code from known where source_code is not null limit ${MOST_CODES}) c
        cross join lateral (
          select count(distinct (t.subject, t.identity)) filter (where t.is_open)::int as facts,
            count(distinct coalesce(l.order_id::text, substr(t.subject, 3)))
              filter (where t.is_open and (l.order_id is not null or t.subject like 'o:%'))::int as orders,
            min(t.heard_at) filter (where t.is_open) as first_at, max(t.heard_at) filter (where t.is_open) as last_at,
            count(distinct (t.subject, t.identity)) >= ${NEWEST_FACTS} as is_more
          from (${NEWEST}) t left join shipment_link l on t.is_open and t.subject like 't:%' and l.shipment_key = substr(t.subject, 3)) o
        where o.facts > 0 order by orders desc, facts desc, 1, 2 limit $1)
     select source, source_code as "sourceCode", facts, orders, first_at as "firstAt", last_at as "lastAt", is_more as "isMore", array(
       select distinct left(t.text, 200) from (
         select f.body ->> 'text' as text from fact f where f.code is null and f.source = c.source
           and f.body ->> 'sourceCode' = c.source_code and f.body ->> 'text' is not null limit 50) t limit ${TEXTS_SHOWN}) as texts
     from listed c order by orders desc, facts desc, 1, 2`,
    [limit],
  );
  return rows;
}

/** Facts that are looked at to find orders; more would keep who asks waiting. */
const MOST_FACTS = 50_000;

/**
 * Orders about which the given accounts said the given code, newest orders first; at most `limit`. Both
 * what nobody has mapped and, with `alsoMapped`, the rest are found by an index: the cost follows the facts with that code.
 */
export async function findOrdersOfCode(
  db: Queryable,
  want: { sources: readonly string[]; sourceCode: string; alsoMapped: boolean; limit: number },
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `with said as (
       (select f.subject from fact f where f.code is null and f.source = any($1::text[]) and f.body ->> 'sourceCode' = $2 limit $5)
       union
       (select f.subject from fact f where $3 and f.code is not null and f.source = any($1::text[]) and f.body ->> 'sourceCode' = $2 limit $5)
     )
     select id::text from (
       select substr(subject, 3)::uuid as id from said where subject like 'o:%'
       union select l.order_id from said s join shipment_link l on s.subject like 't:%' and l.shipment_key = substr(s.subject, 3)
     ) found order by id desc limit $4`,
    [want.sources, want.sourceCode, want.alsoMapped, want.limit, MOST_FACTS],
  );
  return rows.map((row) => row.id);
}
