import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** A word of a source that no map knows. */
export interface UnmappedCode {
  /** The account that says it. */
  source: string;
  sourceCode: string;
  facts: number;
  orders: number;
  /** When it was first heard, by the fact heard first and by the one heard last. */
  firstAt: Instant;
  lastAt: Instant;
  /** A few of the texts that came with it, redacted as they are kept. */
  texts: string[];
}

/** Facts of the log that nobody has mapped and that no later revision has given a meaning. */
const OPEN = `f.code is null and f.body ->> 'sourceCode' is not null and not exists (
  select 1 from fact g where g.subject = f.subject and g.identity = f.identity and g.code is not null and g.received_at > f.received_at)`;

const TEXTS_SHOWN = 3;

/** The words nobody has mapped, those that concern most orders first. */
export async function listUnmappedCodes(db: Queryable, limit: number): Promise<UnmappedCode[]> {
  const { rows } = await db.query<UnmappedCode>(
    `with open as (
       select f.source, f.body ->> 'sourceCode' as source_code, f.subject, f.identity,
         (select min(g.received_at) from fact g where g.subject = f.subject and g.identity = f.identity) as heard_at
       from fact f where ${OPEN}
     ), listed as (
       select o.source, o.source_code, count(distinct (o.subject, o.identity))::int as facts,
         count(distinct coalesce(l.order_id::text, substr(o.subject, 3))) filter (where l.order_id is not null or o.subject like 'o:%')::int as orders,
         min(o.heard_at) as first_at, max(o.heard_at) as last_at
       from open o left join shipment_link l on o.subject = 't:' || l.shipment_key
       group by 1, 2 order by orders desc, facts desc, 1, 2 limit $1
     )
     select source, source_code as "sourceCode", facts, orders, first_at as "firstAt", last_at as "lastAt", array(
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
 * Orders about which the given accounts said the given code, newest orders first; at most `limit`. What nobody has mapped is
 * found by an index; `alsoMapped` reads the log for the rest, which takes seconds when it is long.
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
       union select l.order_id from said s join shipment_link l on s.subject = 't:' || l.shipment_key
     ) found order by id desc limit $4`,
    [want.sources, want.sourceCode, want.alsoMapped, want.limit, MOST_FACTS],
  );
  return rows.map((row) => row.id);
}
