-- How customers' pages are used, counted by the hour: no order, no address, nobody.
create table "insight_hour" (
  "hour_at" timestamptz(3) not null,
  "step" text not null,
  "way" text not null,
  "state" text not null,
  "outcome" text not null,
  "language" text not null,
  "device" text not null,
  "count" integer not null,
  "orders" integer not null,
  "dwell_s" bigint not null,
  constraint "insight_hour_pkey" primary key ("hour_at", "step", "way", "state", "outcome", "language", "device")
);
