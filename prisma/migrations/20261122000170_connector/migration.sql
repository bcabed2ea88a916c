-- Settings of an account that are no secrets: how a system without a folder of its own is read, verified and asked.
alter table "source" add column "settings" json;

-- Accounts that are asked on a schedule: when next, who is asking now, and how far they got.
create table "source_pull" (
    "source_id" uuid not null,
    "next_at" timestamptz(3) not null,
    "lease" uuid,
    "leased_until" timestamptz(3),
    "watermark" timestamptz(3),
    "progress" json,
    "asked_at" timestamptz(3),
    "ok_at" timestamptz(3),
    "error" text,
    "failures" integer not null default 0,
    "pages" integer not null default 0,
    "rows" integer not null default 0,
    "refused" integer not null default 0,
    constraint "source_pull_pkey" primary key ("source_id")
);
create index "source_pull_next_at_idx" on "source_pull" ("next_at");
