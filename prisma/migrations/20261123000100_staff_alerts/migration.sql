-- Alerts to staff stand in the ledger of notices without an order: unique by cause and recipient, seen by somebody or not.
alter table "notice" alter column "order_id" drop not null, add column "seen_at" timestamptz(3), add column "seen_by" text;
create unique index "notice_alert_key" on "notice" ("cause", "recipient") where "order_id" is null;
create index "notice_alert_unseen_idx" on "notice" ("created_at") where "order_id" is null and "seen_at" is null;

-- Where a member of staff is reached outside the console, by channel.
create table "staff_reach" (
  "staff_id" uuid not null,
  "channel" text not null,
  "sealed" bytea not null,
  "updated_at" timestamptz(3) not null default current_timestamp,
  primary key ("staff_id", "channel")
);
