-- Cases that somebody has to answer: what a customer reports, later what rules open. What is said in them is encrypted.
create table "ticket" (
  "id" uuid not null,
  "no" text not null,
  "order_id" uuid not null,
  "class" text not null,
  "kind" text not null,
  "priority" text not null,
  "state" text not null default 'open',
  "checks" json not null default '{}',
  "evidence" json not null default '{}',
  "opened_by" text not null,
  "opened_at" timestamptz(3) not null,
  "answer_by" timestamptz(3),
  "answered_at" timestamptz(3),
  "owner_id" uuid,
  "cause" text,
  "closed_by" text,
  "closed_at" timestamptz(3),
  "confirmed_at" timestamptz(3),
  "reopened" integer not null default 0,
  constraint "ticket_pkey" primary key ("id")
);
create unique index "ticket_no_key" on "ticket" ("no");
create index "ticket_order_id_idx" on "ticket" ("order_id");
create index "ticket_state_answer_by_idx" on "ticket" ("state", "answer_by");
create index "ticket_opened_at_id_idx" on "ticket" ("opened_at" desc, "id" desc);
-- A customer has one open report of an order at a time: a second one joins it.
create unique index "ticket_one_open_report" on "ticket" ("order_id") where "class" = 'customer_report' and "state" <> 'closed';

create table "ticket_message" (
  "id" uuid not null,
  "ticket_id" uuid not null,
  "author" text not null,
  "kind" text not null,
  "sealed" bytea not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "ticket_message_pkey" primary key ("id")
);
create index "ticket_message_ticket_id_created_at_idx" on "ticket_message" ("ticket_id", "created_at");

create table "ticket_photo" (
  "id" uuid not null,
  "ticket_id" uuid not null,
  "media_type" text not null,
  "size" integer not null,
  "digest" text not null,
  "sealed" bytea not null,
  "added_by" text not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "ticket_photo_pkey" primary key ("id")
);
-- Encrypted bytes do not compress.
alter table "ticket_photo" alter column "sealed" set storage external;
create unique index "ticket_photo_ticket_id_digest_key" on "ticket_photo" ("ticket_id", "digest");

-- What a customer thinks of an order; the comment is encrypted.
create table "rating" (
  "order_id" uuid not null,
  "shop" text not null,
  "carrier" text,
  "score" integer not null,
  "reason" text,
  "comment" bytea,
  "rated_at" timestamptz(3) not null,
  "changed_at" timestamptz(3) not null,
  constraint "rating_pkey" primary key ("order_id")
);
create index "rating_rated_at_idx" on "rating" ("rated_at");

-- How a customer wants to be written to, by keyed hash of the phone; which channels stand in reach.
create table "preference" (
  "phone_hash" text not null,
  "language" text,
  "quiet" text,
  "topics_off" text[] not null default '{}',
  "before" json,
  "updated_at" timestamptz(3) not null,
  constraint "preference_pkey" primary key ("phone_hash")
);

-- An answer that a ticket was promised is a promise like any other.
alter table "promise" add column "ticket_id" uuid;
create index "promise_ticket_id_idx" on "promise" ("ticket_id");
