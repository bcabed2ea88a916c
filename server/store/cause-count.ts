import type { CauseCount } from '../domain/analysis/cause-map';
import type { Day, Instant } from '../domain/shared/instant';
import { OTHER_NAMES } from '../domain/wording/reasons';
import type { Queryable } from './context';

/** A cause by the name that the tree has for it, so that it is counted once. */
const CANONICAL = `coalesce('${JSON.stringify(OTHER_NAMES)}'::jsonb ->> cause, cause)`;

/**
 * Why orders were in trouble: what a person found when closing a ticket; of the orders of a week without one the reasons of the
 * rules whose limits they ran past. $1 to $2, days of the zone $3, of one shop ($4) or all.
 */
const TROUBLES = `
  stalls as (
    select s.order_id, v.body ->> 'reason' as cause, s.stalled_at as at, coalesce(s.until, 'infinity') as ended_at, s.shop,
           s.carriers[1] as carrier, s.dest_province as province, s.dest_city as city, s.dest_district as district, s.warehouse
      from step_span s
      join rule_version v on v.code = s.stalls -> 0 ->> 'rule' and v.version = (s.stalls -> 0 ->> 'version')::int
     where s.stalled_at >= $1 and s.stalled_at < $2 and ($4::text is null or s.shop = $4)
  ), closed as (
    select t.order_id, t.cause, t.opened_at as at, t.closed_at as ended_at, o.shop,
           o.carrier, o.dest_region as province, o.dest_city as city, null as district, null as warehouse
      from ticket t join orders o on o.id = t.order_id
     where t.state = 'closed' and t.cause is not null and t.opened_at >= $1 and t.opened_at < $2 and ($4::text is null or o.shop = $4)
  ), named as (
    select *, date_trunc('week', at at time zone $3)::date as week from closed
    union all
    select *, date_trunc('week', at at time zone $3)::date from stalls s where not exists (
      select 1 from closed c where c.order_id = s.order_id
         and date_trunc('week', c.at at time zone $3) = date_trunc('week', s.at at time zone $3))
  ), troubles as (
    select order_id, ${CANONICAL} as cause, at, ended_at, shop, carrier, province, city, district, warehouse, week from named
  )`;

export interface TroubleSpan {
  from: Instant;
  until: Instant;
  timeZone: string;
  shop?: string;
}

const valuesOf = ({ from, until, timeZone, shop }: TroubleSpan) => [new Date(from), new Date(until), timeZone, shop ?? null];

/**
 * Orders by week and cause, and the events behind them: an order counts once for each cause, the orders that one incident hit while
 * it lasted are one event together.
 */
export async function countCauses(db: Queryable, span: TroubleSpan): Promise<CauseCount[]> {
  const { rows } = await db.query<CauseCount>({
    name: 'cause-count',
    text: `with ${TROUBLES}, hits as (
             select t.week, t.cause, t.order_id,
                    (select i.id from incident_order o join incident i on i.id = o.incident_id
                      where o.order_id = t.order_id and t.at >= i.since - interval '1 hour' and t.at <= coalesce(i.closed_at, 'infinity') + interval '6 hours'
                      order by i.since, i.id limit 1) as incident_id
               from troubles t)
           select to_char(week, 'YYYY-MM-DD') as week, cause, count(distinct order_id)::int as orders,
                  count(distinct coalesce(incident_id, order_id))::int as events
             from hits group by 1, 2`,
    values: valuesOf(span),
  });
  return rows;
}

/** Orders by day, cause and where they go. */
export interface DailyTrouble {
  day: Day;
  cause: string;
  province: string | null;
  orders: number;
}

export async function countTroublesByDay(db: Queryable, span: TroubleSpan): Promise<DailyTrouble[]> {
  const { rows } = await db.query<DailyTrouble>({
    name: 'trouble-by-day',
    text: `with ${TROUBLES} select to_char((at at time zone $3)::date, 'YYYY-MM-DD') as day, cause, province, count(distinct order_id)::int as orders
             from troubles group by 1, 2, 3`,
    values: valuesOf(span),
  });
  return rows;
}

/** Traits by which the orders of a cause may hang together. */
export const TROUBLE_TRAITS = ['carrier', 'province', 'city', 'district', 'warehouse', 'shop'] as const;
export type TroubleTrait = (typeof TROUBLE_TRAITS)[number];

/** How often a trait's value is met among the orders of a cause, in its week and in the weeks before. */
export interface TraitCount {
  trait: TroubleTrait;
  value: string;
  orders: number;
  ordersBefore: number;
}

/** `week` is the Monday looked at; what comes before it in the span is what is usual. */
export async function countTraits(db: Queryable, span: TroubleSpan, cause: string, week: Day): Promise<TraitCount[]> {
  const { rows } = await db.query<TraitCount>({
    name: 'trouble-traits',
    text: `with ${TROUBLES} select trait, value, count(distinct order_id) filter (where week = $6::date)::int as orders,
                  count(distinct order_id) filter (where week < $6::date)::int as "ordersBefore"
             from troubles cross join lateral (values ${TROUBLE_TRAITS.map((trait) => `('${trait}', ${trait})`).join(', ')}) as t (trait, value)
            where cause = $5 and value is not null group by 1, 2 having count(*) filter (where week = $6::date) > 0`,
    values: [...valuesOf(span), cause, week],
  });
  return rows;
}

/** An order in which a cause was at work. */
export interface AffectedOrder {
  orderId: string;
  orderNo: string;
  shop: string;
  at: Instant;
  /** Time past its limit, until now where it goes on. */
  lateMs: number;
  isOpen: boolean;
  amount: number | null;
  currency: string | null;
  carrier: string | null;
  province: string | null;
  city: string | null;
  district: string | null;
  warehouse: string | null;
  /** Orders among them of the same customer; 1 where the order names no phone. */
  ofCustomer: number;
}

/** The orders of a cause, those late longest first; `now` ends what goes on. */
export async function readAffectedOrders(
  db: Queryable,
  span: TroubleSpan,
  cause: string,
  now: Instant,
  limit: number,
): Promise<AffectedOrder[]> {
  const { rows } = await db.query<AffectedOrder>({
    name: 'affected-orders',
    text: `with ${TROUBLES}, by_order as (
             select order_id, min(at) as at, bool_or(ended_at > $6) as "isOpen",
                    (sum(greatest(0, extract(epoch from least(ended_at, $6::timestamptz) - at))) * 1000)::float8 as "lateMs",
                    min(carrier) as carrier, min(province) as province, min(city) as city, min(district) as district, min(warehouse) as warehouse
               from troubles where cause = $5 group by 1)
           select b.at, b."isOpen", b."lateMs", b.carrier, b.province, b.city, b.district, b.warehouse, o.id as "orderId", o.order_no as "orderNo", o.shop, 
                  case when o.doc -> 'state' ->> 'amount' ~ '^-?[0-9.]+$' then (o.doc -> 'state' ->> 'amount')::float8 end as amount,
                  o.doc -> 'state' ->> 'currency' as currency,
                  case when o.phone_hash is null then 1 else count(*) over (partition by o.phone_hash) end::int as "ofCustomer"
             from by_order b join orders o on o.id = b.order_id order by "lateMs" desc, o.order_no limit $7`,
    values: [...valuesOf(span), cause, new Date(now), limit],
  });
  return rows;
}
