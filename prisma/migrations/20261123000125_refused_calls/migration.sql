-- Calls of the ingest interface that were refused for their API key: from where they came, and whose key where that is known
-- ('' where it is not). Never the key.
create table "refused_caller" (
    "key_id" text not null,
    "address" text not null,
    "reason" text not null,
    "calls" integer not null,
    "first_at" timestamptz(3) not null,
    "last_at" timestamptz(3) not null,
    constraint "refused_caller_pkey" primary key ("key_id", "address")
);
create index "refused_caller_last_at_idx" on "refused_caller" ("last_at");

-- What such calls said, where the key is known: encrypted, few, and for days, until an administrator has them recorded or drops them.
create table "refused_call" (
    "id" bigserial not null,
    "key_id" uuid not null,
    "call" text not null,
    "reason" text not null,
    "address" text not null,
    "received_at" timestamptz(3) not null,
    "sealed" bytea not null,
    "size" integer not null,
    "sha256" text not null,
    constraint "refused_call_pkey" primary key ("id")
);
create unique index "refused_call_key_id_call_sha256_key" on "refused_call" ("key_id", "call", "sha256");
create index "refused_call_received_at_idx" on "refused_call" ("received_at");
