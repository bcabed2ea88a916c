-- What customers ask of the shop: the personal part of each request, sealed, and who answered it. That it was asked and what
-- became of it are facts of the log.
create table "customer_request" (
  "id" uuid not null,
  "order_id" uuid not null,
  "identity" text not null,
  "kind" text not null,
  "state" text not null,
  "asked_by" text not null,
  "asked_at" timestamptz(3) not null,
  "answer_by" timestamptz(3) not null,
  "sealed" bytea,
  "answer" bytea,
  "answered_by" text,
  "closed_at" timestamptz(3),
  constraint "customer_request_pkey" primary key ("id")
);
create unique index "customer_request_order_id_identity_key" on "customer_request" ("order_id", "identity");
create index "customer_request_closed_at_answer_by_idx" on "customer_request" ("closed_at", "answer_by");

-- What customers of a shop can do and until when; the row '' holds for every shop without one of its own.
create table "action_setting" (
  "shop" text not null,
  "body" jsonb not null,
  "version" integer not null,
  "changed_at" timestamptz(3) not null,
  "changed_by" text not null,
  constraint "action_setting_pkey" primary key ("shop")
);
