-- States that people set by hand: proposals for a second person, and when each lapses. What holds is a fact of the log.
create table "forced_state" (
  "id" uuid not null,
  "order_id" uuid not null,
  "identity" text not null,
  "lifecycle" text not null,
  "from_lifecycle" text not null,
  "reason" text not null,
  "hours" integer not null,
  "state" text not null,
  "proposed_by" text not null,
  "proposed_at" timestamptz(3) not null,
  "confirmed_by" text,
  "confirmed_at" timestamptz(3),
  "until" timestamptz(3) not null,
  "ended_by" text,
  "ended_at" timestamptz(3),
  constraint "forced_state_pkey" primary key ("id")
);
create index "forced_state_order_id_idx" on "forced_state" ("order_id");
create index "forced_state_state_until_idx" on "forced_state" ("state", "until");
