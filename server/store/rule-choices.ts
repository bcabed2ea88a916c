import type { Instant } from '../domain/shared/instant';
import type { Queryable } from './context';

/** What the shop's own recent orders say, most frequent first: names to choose from where a rule asks what an order is. */
export interface RuleChoices {
  shops: string[];
  channels: string[];
  regions: string[];
  origins: string[];
  carriers: string[];
  categories: string[];
  tags: string[];
  currencies: string[];
}

const RECENT = 2_000;
const MOST = 60;

/** Names by how many of the orders placed last, up to `at`, say them. */
export async function readRuleChoices(db: Queryable, at: Instant): Promise<RuleChoices> {
  const { rows } = await db.query<{ field: keyof RuleChoices; names: string[] }>(
    `with recent as materialized (
         select o.shop, s.* from (select shop, doc from orders where placed_at <= $1 order by placed_at desc, id desc limit ${RECENT}) o,
           json_to_record(o.doc -> 'state') as s(channel text, currency text, destination json, origin json, shipments json, items json, tags json)),
       said as (
         select 'shops' as field, shop as name from recent
         union all select 'channels', channel from recent
         union all select 'currencies', currency from recent
         union all select 'regions', destination ->> part from recent, unnest(array['country', 'province', 'city']) as part
         union all select 'origins', origin ->> part from recent, unnest(array['country', 'province', 'city']) as part
         union all select 'carriers', s ->> 'carrier' from recent, json_array_elements(shipments) as s
         union all select 'categories', i ->> 'category' from recent, json_array_elements(items) as i
         union all select 'tags', t from recent, json_array_elements_text(tags) as t),
       counted as (select field, name, row_number() over (partition by field order by count(*) desc, name) as place
         from said where name <> '' group by field, name)
     select field, json_agg(name order by place) as names from counted where place <= ${MOST} group by field`,
    [new Date(at)],
  );
  const names = new Map(rows.map((row) => [row.field, row.names]));
  const of = (field: keyof RuleChoices) => names.get(field) ?? [];
  return {
    shops: of('shops'),
    channels: of('channels'),
    regions: of('regions'),
    origins: of('origins'),
    carriers: of('carriers'),
    categories: of('categories'),
    tags: of('tags'),
    currencies: of('currencies'),
  };
}
