-- How each source calls, how fresh its news are, what is usual of it, and when that was not so.
create table "source_minute" (
  "source_id" uuid not null,
  "at" timestamptz(3) not null,
  "good" integer not null default 0,
  "refused" integer not null default 0,
  "unreadable" integer not null default 0,
  "failed" integer not null default 0,
  "facts" integer not null default 0,
  "latency" integer[] not null,
  "lag" integer[] not null,
  constraint "source_minute_pkey" primary key ("source_id", "at")
);
create index "source_minute_at_idx" on "source_minute" ("at");

create table "source_hour" (
  "source_id" uuid not null,
  "at" timestamptz(3) not null,
  "good" integer not null,
  "refused" integer not null,
  "unreadable" integer not null,
  "failed" integer not null,
  "facts" integer not null,
  "heard" integer not null,
  "longest_gap_min" integer not null,
  "latency" integer[] not null,
  "lag" integer[] not null,
  constraint "source_hour_pkey" primary key ("source_id", "at")
);
create index "source_hour_at_idx" on "source_hour" ("at");

create table "source_failure" (
  "source_id" uuid not null,
  "at" timestamptz(3) not null,
  "kind" text not null,
  "reason" text not null,
  "calls" integer not null,
  constraint "source_failure_pkey" primary key ("source_id", "at", "kind", "reason")
);
create index "source_failure_at_idx" on "source_failure" ("at");

create table "source_refusal" (
  "source_id" uuid not null,
  "address" text not null,
  "reason" text not null,
  "calls" integer not null,
  "first_at" timestamptz(3) not null,
  "last_at" timestamptz(3) not null,
  constraint "source_refusal_pkey" primary key ("source_id", "address")
);
create index "source_refusal_last_at_idx" on "source_refusal" ("last_at");

create table "source_told" (
  "source_id" uuid not null,
  "code" text not null,
  "facts" bigint not null,
  "last_at" timestamptz(3) not null,
  constraint "source_told_pkey" primary key ("source_id", "code")
);

create table "source_watch" (
  "source_id" uuid not null,
  "promise_min" integer,
  "min_success_pct" integer not null default 90,
  "min_fresh_pct" integer not null default 70,
  "max_latency_ms" integer not null default 2000,
  "watch_silence" boolean not null default true,
  "usual" json,
  "learned_at" timestamptz(3),
  constraint "source_watch_pkey" primary key ("source_id")
);

create table "source_alarm" (
  "id" uuid not null,
  "source_id" uuid not null,
  "kind" text not null,
  "since" timestamptz(3) not null,
  "opened_at" timestamptz(3) not null,
  "seen_at" timestamptz(3) not null,
  "closed_at" timestamptz(3),
  "evidence" json not null,
  "incident_id" uuid,
  constraint "source_alarm_pkey" primary key ("id")
);
create index "source_alarm_source_id_opened_at_idx" on "source_alarm" ("source_id", "opened_at" desc);
create index "source_alarm_closed_at_idx" on "source_alarm" ("closed_at");
