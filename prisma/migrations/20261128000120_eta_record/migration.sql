-- What was said of an arrival at each stage of an order, and when it came.
create table "eta_score" (
  "order_id" uuid not null,
  "kind" text not null,
  "stage" text not null,
  "step" text not null default '',
  "day" smallint not null default 0,
  "shop" text not null,
  "carrier" text,
  "service" text,
  "origin_country" text,
  "origin_region" text,
  "dest_country" text,
  "dest_region" text,
  "asked_at" timestamptz(3) not null,
  "arrived_at" timestamptz(3) not null,
  "model" integer not null,
  "level" text,
  "leg" text,
  "orders" integer,
  "p5" timestamptz(3),
  "from_at" timestamptz(3),
  "p10" timestamptz(3),
  "p50" timestamptz(3),
  "p80" timestamptz(3),
  "to_at" timestamptz(3),
  "p90" timestamptz(3),
  "p95" timestamptz(3),
  "not_before" timestamptz(3),
  "carrier_by" timestamptz(3),
  "promised_by" timestamptz(3),
  constraint "eta_score_pkey" primary key ("order_id", "kind", "stage", "step", "day")
);
-- The record is read a period at a time, most of it at one stage; housekeeping and the period over all stages go by arrival.
create index "eta_score_stage_arrived_at_idx" on "eta_score" ("stage", "arrived_at");
create index "eta_score_arrived_at_idx" on "eta_score" ("arrived_at");
-- "8 of 10 such parcels": the newest arrivals of a shop, of a place, of a place by a carrier.
create index "eta_score_such_idx" on "eta_score" ("shop", "dest_region", "carrier", "arrived_at" desc) include ("from_at", "to_at")
  where "kind" = 'live' and "stage" = 'picked_up';
create index "eta_score_shop_idx" on "eta_score" ("shop", "arrived_at" desc) include ("from_at", "to_at")
  where "kind" = 'live' and "stage" = 'picked_up';
create index "eta_score_region_idx" on "eta_score" ("shop", "dest_region", "arrived_at" desc) include ("from_at", "to_at")
  where "kind" = 'live' and "stage" = 'picked_up';

-- Which orders were scored, by which moment of arrival: another one scores them again.
create table "eta_scored" (
  "order_id" uuid not null,
  "arrived_at" timestamptz(3) not null,
  "scored_at" timestamptz(3) not null,
  constraint "eta_scored_pkey" primary key ("order_id")
);
create index "eta_scored_arrived_at_idx" on "eta_scored" ("arrived_at");

-- Stretches in which the told windows of a shop held too seldom or too often.
create table "eta_drift" (
  "id" uuid not null,
  "shop" text not null,
  "side" text not null,
  "share" double precision not null,
  "orders" integer not null,
  "opened_at" timestamptz(3) not null,
  "seen_at" timestamptz(3) not null,
  "closed_at" timestamptz(3),
  constraint "eta_drift_pkey" primary key ("id")
);
create index "eta_drift_opened_at_idx" on "eta_drift" ("opened_at");
create unique index "eta_drift_open" on "eta_drift" ("shop") where "closed_at" is null;
