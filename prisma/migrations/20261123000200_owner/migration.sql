-- The owner's tier: one-time codes, browsers that have proved a phone, and who has looked at an order.
create table "owner_code" (
    "ticket_hash" text not null,
    "phone_hash" text not null,
    "sealed" bytea,
    "language" text not null,
    "code_hash" text,
    "state" text not null default 'pending',
    "tries" integer not null default 0,
    "sends" integer not null default 0,
    "due_at" timestamptz(3) not null,
    "leased_until" timestamptz(3),
    "sent_at" timestamptz(3),
    "used_at" timestamptz(3),
    "created_at" timestamptz(3) not null,
    "expires_at" timestamptz(3) not null,
    constraint "owner_code_pkey" primary key ("ticket_hash")
);
create index "owner_code_state_due_at_idx" on "owner_code" ("state", "due_at");
create index "owner_code_sent_at_idx" on "owner_code" ("sent_at");
create index "owner_code_created_at_idx" on "owner_code" ("created_at");

create table "owner_session" (
    "token_hash" text not null,
    "phone_hash" text not null,
    "created_at" timestamptz(3) not null,
    "last_seen_at" timestamptz(3) not null,
    constraint "owner_session_pkey" primary key ("token_hash")
);
create index "owner_session_phone_hash_idx" on "owner_session" ("phone_hash");
create index "owner_session_last_seen_at_idx" on "owner_session" ("last_seen_at");

create table "order_view" (
    "order_id" uuid not null,
    "way" text not null,
    "device" text not null,
    "hour_at" timestamptz(3) not null,
    "first_at" timestamptz(3) not null,
    "last_at" timestamptz(3) not null,
    "views" integer not null,
    constraint "order_view_pkey" primary key ("order_id", "way", "device", "hour_at")
);
create index "order_view_hour_at_idx" on "order_view" ("hour_at");
