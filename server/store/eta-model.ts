import { EMPTY_ETA_MODEL, ETA_GRID, type EtaLeg, type EtaModel, type Lane, type LearnedLevel } from '../domain/eta/eta-model';
import type { Instant } from '../domain/shared/instant';
import { singleton } from '../platform/singleton';
import type { Queryable } from './context';

const FRESH_MS = 30_000;

function etaModelCache(): { model: EtaModel; readAt: number } {
  return singleton('eta-model', () => ({ model: EMPTY_ETA_MODEL, readAt: Number.NEGATIVE_INFINITY }));
}

/**
 * The newest model, at most half a minute old in this process; the empty one (version 0) while nothing was learned.
 * Asking is free of database work between refreshes.
 */
export async function loadEtaModel(db: Queryable): Promise<EtaModel> {
  const cache = etaModelCache();
  const now = performance.now();
  if (now - cache.readAt < FRESH_MS) return cache.model;
  const { rows } = await db.query<{ version: number; body: EtaModel['groups'] | null }>({
    name: 'eta-model-newest',
    text: `select version, case when version = $1 then null else body end as body
           from eta_model order by version desc limit 1`,
    values: [cache.model.version],
  });
  const newest = rows[0];
  if (newest?.body) cache.model = { version: newest.version, groups: newest.body };
  else if (!newest) cache.model = EMPTY_ETA_MODEL;
  cache.readAt = now;
  return cache.model;
}

/** The model that predicted at a moment; the empty one before the first. */
export async function readEtaModelAt(db: Queryable, at: Instant): Promise<EtaModel> {
  const { rows } = await db.query<{ version: number; body: EtaModel['groups'] }>({
    name: 'eta-model-at',
    text: 'select version, body from eta_model where learned_at <= $1 order by version desc limit 1',
    values: [new Date(at)],
  });
  return rows[0] ? { version: rows[0].version, groups: rows[0].body } : EMPTY_ETA_MODEL;
}

/** Keeps a newly learned model and answers its version; this process reads it with the next question. */
export async function saveEtaModel(db: Queryable, groups: EtaModel['groups'], orders: number): Promise<number> {
  const { rows } = await db.query<{ version: number }>('insert into eta_model (body, orders) values ($1, $2) returning version', [
    JSON.stringify(groups),
    orders,
  ]);
  etaModelCache().readAt = Number.NEGATIVE_INFINITY;
  return rows[0]!.version;
}

/** Whether anything was delivered, or told of a delivery, since the newest model was learned. */
export async function hasNewDeliveries(db: Queryable): Promise<boolean> {
  const { rows } = await db.query<{ is: boolean }>(
    `select exists (select 1 from orders where delivered_at is not null
       and updated_at > coalesce((select max(learned_at) from eta_model), '-infinity')) as is`,
  );
  return rows[0]!.is;
}

/** What is taken into account: deliveries of the window, each half life before the newest one counting half. */
export interface EtaMeasure {
  /** Deliveries known at this moment; later ones are left out. */
  until: Instant;
  /** The last so many days of each shop are left out as well, to be predicted by the rest. */
  heldOutDays: number;
  windowDays: number;
  halfLifeDays: number;
  /** Least effective number of orders (Kish: squared sum of weights by sum of squares) that makes a group. */
  leastOrders: number;
}

export interface MeasuredGroup {
  level: LearnedLevel;
  leg: EtaLeg;
  lane: Lane;
  /** Delivered orders in the window. */
  orders: number;
  /** At the probabilities of ETA_GRID. */
  minutes: number[];
}

const QUANTILES = ETA_GRID.map((p) => `coalesce(min(minutes) filter (where upto - weight / 2 >= ${p} * total), max(minutes))`).join(', ');

/**
 * Durations of every leg by lane and wider groups, from the shop's own delivered orders. Age is counted from the shop's
 * newest delivery, so that a shop whose feed rests keeps its model. Weighted quantiles are taken in the database: no
 * order leaves it.
 */
export async function measureEtaGroups(db: Queryable, measure: EtaMeasure): Promise<MeasuredGroup[]> {
  const { rows } = await db.query<Omit<MeasuredGroup, 'lane'> & Lane>(
    `with newest as (
       select shop, max(delivered_at) - make_interval(days => $5::int) as at from orders where delivered_at <= $1 group by shop
     ), delivered as (
       select o.*, power(0.5, extract(epoch from n.at - o.delivered_at) / 86400 / $3::float8) as weight,
         coalesce(o.origin_region, '') as origin, coalesce(o.dest_country, '') as country, coalesce(o.dest_region, '') as region,
         o.doc::jsonb as body
       from orders o join newest n using (shop)
       where o.delivered_at <= n.at and o.delivered_at > n.at - make_interval(days => $2::int) and o.lifecycle in ('delivered', 'completed')
     ), legs as (
       select d.shop, d.origin, d.country, d.region, coalesce(d.carrier, '') as carrier, d.weight, l.leg,
         extract(epoch from d.delivered_at - l.start_at)::float8 / 60 as minutes
       from delivered d cross join lateral (values
         ('placed', d.placed_at), ('paid', d.paid_at), ('shipped', d.shipped_at),
         ('picked_up', to_timestamp((d.body #>> '{state,moments,pickedUpAt}')::float8 / 1000)),
         ('out_for_delivery', to_timestamp(
           (jsonb_path_query_first(d.body, '$.state.timeline[*] ? (@.code == "out_for_delivery").at') #>> '{}')::float8 / 1000))
       ) as l(leg, start_at)
       where l.start_at < d.delivered_at
     ), grouped as (
       select v.level, legs.leg, legs.shop, v.origin, v.country, v.region, v.carrier, legs.minutes, legs.weight
       from legs cross join lateral (values
         ('lane_carrier', legs.origin, legs.country, legs.region, legs.carrier, legs.origin <> '' and legs.region <> '' and legs.carrier <> ''),
         ('lane', legs.origin, legs.country, legs.region, '', legs.origin <> '' and legs.region <> ''),
         ('destination', '', legs.country, legs.region, '', legs.region <> ''),
         ('country', '', legs.country, '', '', legs.country <> ''),
         ('shop', '', '', '', '', true)
       ) as v(level, origin, country, region, carrier, is_known)
       where v.is_known
     ), ranked as (
       select *, sum(weight) over (partition by level, leg, shop, origin, country, region, carrier order by minutes rows unbounded preceding) as upto,
         sum(weight) over (partition by level, leg, shop, origin, country, region, carrier) as total
       from grouped
     )
     select level, leg, shop, origin, country, region, carrier, count(*)::int as orders, array[${QUANTILES}] as minutes
     from ranked group by level, leg, shop, origin, country, region, carrier
     having power(sum(weight), 2) / sum(power(weight, 2)) >= $4`,
    [new Date(measure.until), measure.windowDays, measure.halfLifeDays, measure.leastOrders, measure.heldOutDays],
  );
  return rows.map(({ level, leg, orders, minutes, ...lane }) => ({ level, leg, orders, minutes, lane }));
}

/** One leg of a delivered order that was held out. */
export interface HeldOutLeg extends Lane {
  leg: 'paid' | 'shipped';
  minutes: number;
}

/** Legs of what each shop delivered in its last `days` until `until`: at most 2,000 orders of a shop, drawn evenly. */
export async function readHeldOutLegs(db: Queryable, until: Instant, days: number): Promise<HeldOutLeg[]> {
  const { rows } = await db.query<HeldOutLeg>(
    `with newest as (
       select shop, max(delivered_at) as at from orders where delivered_at <= $1 group by shop
     ), recent as (
       select o.*, row_number() over (partition by o.shop order by md5(o.id::text)) as draw
       from orders o join newest n using (shop)
       where o.delivered_at <= n.at and o.delivered_at > n.at - make_interval(days => $2::int) and o.lifecycle in ('delivered', 'completed')
     )
     select r.shop, coalesce(r.origin_region, '') as origin, coalesce(r.dest_country, '') as country, coalesce(r.dest_region, '') as region,
       coalesce(r.carrier, '') as carrier, l.leg, extract(epoch from r.delivered_at - l.start_at)::float8 / 60 as minutes
     from recent r cross join lateral (values ('paid', r.paid_at), ('shipped', r.shipped_at)) as l(leg, start_at)
     where r.draw <= 2000 and l.start_at < r.delivered_at`,
    [new Date(until), days],
  );
  return rows;
}
