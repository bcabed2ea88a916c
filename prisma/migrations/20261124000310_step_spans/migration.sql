-- How long each step of each order took, and what was known of it when: made from the log by a job, and made anew at will.
create table step_span (
  order_id uuid not null,
  shipment_key text not null default '',
  clock text not null,
  since timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  anchor_at timestamptz(3) not null,
  until timestamptz(3),
  gone_at timestamptz(3),
  is_cut boolean not null default false,
  counts json,
  pauses json,
  stalls json,
  stalled_at timestamptz(3),
  told_at timestamptz(3),
  shop text not null,
  order_no text not null,
  type text not null,
  channel text,
  dest_country text,
  dest_province text,
  dest_city text,
  dest_district text,
  origin_country text,
  origin_province text,
  origin_city text,
  origin_district text,
  amount double precision,
  currency text,
  categories text[] not null default '{}',
  carriers text[] not null default '{}',
  tags text[] not null default '{}',
  warehouse text,
  weekday smallint not null,
  primary key (order_id, shipment_key, clock, since, seen_at)
);
create index step_span_clock_since_idx on step_span (clock, since);

-- Version of the order that its spans were made from.
create table step_span_order (
  order_id uuid primary key,
  version integer not null
);

-- The log is written in the order of its receipt: what came last is found by a few pages.
create index fact_received_at_brin_idx on fact using brin (received_at) with (pages_per_range = 32);
