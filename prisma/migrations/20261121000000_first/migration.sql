-- The first shape of the database; prisma/schema says what each table is for.

create table "shop" (
  "code" text not null,
  "name" text not null,
  "time_zone" text not null default 'Asia/Shanghai',
  "locale" text not null default 'zh-CN',
  "cod_allowed" boolean not null default false,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "shop_pkey" primary key ("code")
);

create table "setting" (
  "key" text not null,
  "value" json not null,
  "updated_at" timestamptz(3) not null default current_timestamp,
  constraint "setting_pkey" primary key ("key")
);

create table "orders" (
  "id" uuid not null,
  "shop" text not null,
  "order_no" text not null,
  "order_key" text not null,
  "code" text not null,
  "phone_hash" text,
  "name_hash" text,
  "type" text not null default 'normal',
  "version" integer not null default 0,
  "doc" json not null,
  "lifecycle" text not null,
  "phase" text not null,
  "health" text not null default 'green',
  "attention" text[] not null default '{}',
  "tracking_nos" text[] not null default '{}',
  "carrier" text,
  "category" text,
  "origin_region" text,
  "dest_country" text,
  "dest_region" text,
  "dest_city" text,
  "history" boolean not null default false,
  "open" boolean not null default true,
  "placed_at" timestamptz(3) not null,
  "paid_at" timestamptz(3),
  "shipped_at" timestamptz(3),
  "delivered_at" timestamptz(3),
  "promised_by" timestamptz(3),
  "eta_p50" timestamptz(3),
  "last_event_at" timestamptz(3),
  "created_at" timestamptz(3) not null default current_timestamp,
  "updated_at" timestamptz(3) not null default current_timestamp,
  constraint "orders_pkey" primary key ("id")
);

create table "contact" (
  "order_id" uuid not null,
  "sealed" bytea not null,
  "updated_at" timestamptz(3) not null default current_timestamp,
  constraint "contact_pkey" primary key ("order_id")
);

create table "note" (
  "id" uuid not null,
  "order_id" uuid not null,
  "staff_id" uuid not null,
  "body" text not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "note_pkey" primary key ("id")
);

create table "fact" (
  "seq" bigserial,
  "subject" text not null,
  "identity" text not null,
  "revision" text not null,
  "source" text not null,
  "code" text,
  "occurred_at" timestamptz(3) not null,
  "received_at" timestamptz(3) not null,
  "body" json not null,
  constraint "fact_pkey" primary key ("subject", "identity", "revision")
);

create table "shipment" (
  "key" text not null,
  "carrier" text not null,
  "tracking_no" text not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "shipment_pkey" primary key ("key")
);

create table "shipment_link" (
  "shipment_key" text not null,
  "order_id" uuid not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "shipment_link_pkey" primary key ("shipment_key", "order_id")
);

create table "source" (
  "id" uuid not null,
  "name" text not null,
  "adapter" text not null,
  "kind" text not null,
  "endpoint" text not null,
  "sealed" bytea,
  "shop" text,
  "time_zone" text not null default 'Asia/Shanghai',
  "enabled" boolean not null default true,
  "last_ok_at" timestamptz(3),
  "rejected" integer not null default 0,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "source_pkey" primary key ("id")
);

create table "raw_payload" (
  "id" bigserial,
  "source" text not null,
  "received_at" timestamptz(3) not null,
  "headers" json not null,
  "sealed" bytea not null,
  "sha256" text not null,
  "verdict" text not null,
  "detail" text,
  "remote" text,
  constraint "raw_payload_pkey" primary key ("id")
);

create table "import_run" (
  "id" uuid not null,
  "kind" text not null,
  "shop" text not null,
  "file_name" text not null,
  "preset" json not null,
  "history" boolean not null default false,
  "status" text not null,
  "total" integer not null default 0,
  "done" integer not null default 0,
  "accepted" integer not null default 0,
  "duplicate" integer not null default 0,
  "rejected" integer not null default 0,
  "facts" integer not null default 0,
  "error" text,
  "cancel" boolean not null default false,
  "started_by" text not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  "finished_at" timestamptz(3),
  constraint "import_run_pkey" primary key ("id")
);

create table "import_file" (
  "run_id" uuid not null,
  "name" text not null,
  "content" bytea not null,
  constraint "import_file_pkey" primary key ("run_id", "name")
);

create table "import_reject" (
  "run_id" uuid not null,
  "line" integer not null,
  "row" json not null,
  "reason" text not null,
  constraint "import_reject_pkey" primary key ("run_id", "line", "reason")
);

create table "import_preset" (
  "name" text not null,
  "mapping" json not null,
  "updated_at" timestamptz(3) not null default current_timestamp,
  constraint "import_preset_pkey" primary key ("name")
);

create table "rule" (
  "code" text not null,
  "version" integer not null default 1,
  "enabled" boolean not null default true,
  "body" json not null,
  "updated_at" timestamptz(3) not null default current_timestamp,
  "updated_by" text not null default 'default',
  constraint "rule_pkey" primary key ("code")
);

create table "rule_version" (
  "code" text not null,
  "version" integer not null,
  "enabled" boolean not null,
  "body" json not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  "created_by" text not null,
  constraint "rule_version_pkey" primary key ("code", "version")
);

create table "deadline" (
  "order_id" uuid not null,
  "shipment_key" text not null default '',
  "rule_code" text not null,
  "rung" integer not null,
  "since" timestamptz(3) not null,
  "due_at" timestamptz(3) not null,
  "leased_until" timestamptz(3),
  constraint "deadline_pkey" primary key ("order_id", "shipment_key", "rule_code", "rung")
);

create table "notice" (
  "id" uuid not null,
  "order_id" uuid not null,
  "cause" text not null,
  "recipient" text not null,
  "template" text not null,
  "params" json not null,
  "state" text not null default 'pending',
  "detail" text,
  "due_at" timestamptz(3) not null,
  "leased_until" timestamptz(3),
  "attempts" integer not null default 0,
  "created_at" timestamptz(3) not null default current_timestamp,
  "settled_at" timestamptz(3),
  constraint "notice_pkey" primary key ("id")
);

create table "attempt" (
  "id" uuid not null,
  "notice_id" uuid not null,
  "channel" text not null,
  "outcome" text not null,
  "provider_id" text,
  "code" text,
  "detail" text,
  "started_at" timestamptz(3) not null,
  "ended_at" timestamptz(3),
  "receipt_at" timestamptz(3),
  constraint "attempt_pkey" primary key ("id")
);

create table "receipt" (
  "channel" text not null,
  "provider_id" text not null,
  "status" text not null,
  "code" text,
  "received_at" timestamptz(3) not null,
  constraint "receipt_pkey" primary key ("channel", "provider_id", "status")
);

create table "promise" (
  "id" uuid not null,
  "order_id" uuid not null,
  "notice_id" uuid,
  "kind" text not null,
  "due_at" timestamptz(3) not null,
  "kept_at" timestamptz(3),
  "broken_at" timestamptz(3),
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "promise_pkey" primary key ("id")
);

create table "reach" (
  "phone_hash" text not null,
  "channel" text not null,
  "sealed" bytea,
  "consent" text not null default 'in',
  "reason" text,
  "updated_at" timestamptz(3) not null default current_timestamp,
  constraint "reach_pkey" primary key ("phone_hash", "channel")
);

create table "staff" (
  "id" uuid not null,
  "email" text not null,
  "name" text not null,
  "role" text not null,
  "password_hash" text not null,
  "active" boolean not null default true,
  "created_at" timestamptz(3) not null default current_timestamp,
  "last_seen_at" timestamptz(3),
  constraint "staff_pkey" primary key ("id")
);

create table "api_key" (
  "id" uuid not null,
  "name" text not null,
  "prefix" text not null,
  "hash" text not null,
  "scopes" text[] not null,
  "created_by" text not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  "last_used_at" timestamptz(3),
  "revoked_at" timestamptz(3),
  constraint "api_key_pkey" primary key ("id")
);

create table "idempotency_key" (
  "api_key_id" uuid not null,
  "key" text not null,
  "request_hash" text not null,
  "status" integer,
  "body" text,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "idempotency_key_pkey" primary key ("api_key_id", "key")
);

create table "share_link" (
  "id" uuid not null,
  "order_id" uuid not null,
  "token_hash" text not null,
  "tier" integer not null,
  "created_by" text not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  "expires_at" timestamptz(3) not null,
  "revoked_at" timestamptz(3),
  "views" integer not null default 0,
  "last_viewed_at" timestamptz(3),
  constraint "share_link_pkey" primary key ("id")
);

create table "guess_budget" (
  "key" text not null,
  "window_at" timestamptz(3) not null,
  "failures" integer not null default 0,
  constraint "guess_budget_pkey" primary key ("key", "window_at")
);

create table "audit" (
  "id" bigserial,
  "at" timestamptz(3) not null default current_timestamp,
  "actor" text not null,
  "action" text not null,
  "subject" text not null,
  "detail" json not null,
  constraint "audit_pkey" primary key ("id")
);

create table "eta_model" (
  "version" serial,
  "body" json not null,
  "orders" integer not null,
  "learned_at" timestamptz(3) not null default current_timestamp,
  constraint "eta_model_pkey" primary key ("version")
);

create unique index "orders_code_key" on "orders" ("code");
create unique index "orders_shop_order_key_key" on "orders" ("shop", "order_key");
create index "orders_order_key_idx" on "orders" ("order_key");
create index "orders_phone_hash_idx" on "orders" ("phone_hash");
create index "orders_name_hash_idx" on "orders" ("name_hash");
create index "orders_placed_at_idx" on "orders" ("placed_at" desc);
create index "orders_open_health_idx" on "orders" ("open", "health");
create index "orders_tracking_nos_idx" on "orders" using gin ("tracking_nos");
create index "note_order_id_created_at_idx" on "note" ("order_id", "created_at");
create index "shipment_tracking_no_idx" on "shipment" ("tracking_no");
create index "shipment_link_order_id_idx" on "shipment_link" ("order_id");
create unique index "source_name_key" on "source" ("name");
create unique index "source_endpoint_key" on "source" ("endpoint");
create index "raw_payload_received_at_idx" on "raw_payload" ("received_at");
create index "raw_payload_source_verdict_received_at_idx" on "raw_payload" ("source", "verdict", "received_at");
create index "deadline_due_at_idx" on "deadline" ("due_at");
create unique index "notice_order_id_cause_recipient_key" on "notice" ("order_id", "cause", "recipient");
create index "notice_state_due_at_idx" on "notice" ("state", "due_at");
create index "notice_created_at_idx" on "notice" ("created_at");
create index "attempt_notice_id_idx" on "attempt" ("notice_id");
create index "attempt_channel_provider_id_idx" on "attempt" ("channel", "provider_id");
create index "promise_order_id_idx" on "promise" ("order_id");
create index "promise_due_at_idx" on "promise" ("due_at");
create unique index "staff_email_key" on "staff" ("email");
create unique index "api_key_hash_key" on "api_key" ("hash");
create index "idempotency_key_created_at_idx" on "idempotency_key" ("created_at");
create unique index "share_link_token_hash_key" on "share_link" ("token_hash");
create index "share_link_order_id_idx" on "share_link" ("order_id");
create index "guess_budget_window_at_idx" on "guess_budget" ("window_at");
create index "audit_at_idx" on "audit" ("at" desc);
create index "audit_subject_idx" on "audit" ("subject");
