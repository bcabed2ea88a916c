-- A ticket is about one exception of an order; while it is open the same exception raises it instead of opening another.
alter table "ticket" alter column "kind" drop not null;
alter table "ticket" add column "type" text not null default 'report.other';
alter table "ticket" alter column "type" drop default;
update "ticket" set "type" = 'report.' || "kind";
alter table "ticket" add column "exception_key" text not null default 'report';
alter table "ticket" alter column "exception_key" drop default;
alter table "ticket" add column "shipment_key" text not null default '';
alter table "ticket" add column "reason" text;
alter table "ticket" add column "level" integer not null default 0;
alter table "ticket" add column "owned_since" timestamptz(3);
alter table "ticket" add column "paused_at" timestamptz(3);
alter table "ticket" add column "pause_reason" text;
drop index "ticket_one_open_report";
create unique index "ticket_one_open" on "ticket" ("order_id", "exception_key") where "state" <> 'closed';
create index "ticket_owner_id_idx" on "ticket" ("owner_id") where "state" <> 'closed';

-- What happened to a ticket, who did it, why; never changed. One cause opens or raises a ticket once.
create table "ticket_event" (
  "id" uuid not null,
  "ticket_id" uuid not null,
  "order_id" uuid not null,
  "at" timestamptz(3) not null,
  "actor" text not null,
  "kind" text not null,
  "detail" json not null default '{}',
  "cause" text,
  constraint "ticket_event_pkey" primary key ("id")
);
create index "ticket_event_ticket_id_at_idx" on "ticket_event" ("ticket_id", "at");
create unique index "ticket_event_cause" on "ticket_event" ("order_id", "cause") where "cause" is not null;

-- Clocks of a ticket in working time. The sweep reads rows that are due; a clock that stands still has none.
create table "ticket_clock" (
  "ticket_id" uuid not null,
  "clock" text not null,
  "calendar" text not null,
  "budget_min" integer not null,
  "started_at" timestamptz(3) not null,
  "left_ms" bigint not null,
  "resumed_at" timestamptz(3),
  "remind_at" timestamptz(3),
  "due_at" timestamptz(3),
  "reminded_at" timestamptz(3),
  "breached_at" timestamptz(3),
  "ended_at" timestamptz(3),
  "next_at" timestamptz(3),
  "leased_until" timestamptz(3),
  constraint "ticket_clock_pkey" primary key ("ticket_id", "clock")
);
create index "ticket_clock_next_at_idx" on "ticket_clock" ("next_at") where "next_at" is not null;

-- When people work, what they know, whom their cases go to when they stay silent.
create table "staff_duty" (
  "staff_id" uuid not null,
  "calendar" text not null default 'around_the_clock',
  "skills" text[] not null default '{}',
  "most_open" integer,
  "superior_id" uuid,
  "manages" boolean not null default false,
  "away_since" timestamptz(3),
  "updated_at" timestamptz(3) not null,
  constraint "staff_duty_pkey" primary key ("staff_id")
);
create table "staff_absence" (
  "id" uuid not null,
  "staff_id" uuid not null,
  "from_at" timestamptz(3) not null,
  "until_at" timestamptz(3),
  "note" text not null default '',
  "created_by" text not null,
  "created_at" timestamptz(3) not null,
  constraint "staff_absence_pkey" primary key ("id")
);
create index "staff_absence_staff_id_idx" on "staff_absence" ("staff_id");
