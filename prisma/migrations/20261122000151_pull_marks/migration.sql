-- When a vendor was last asked about a number: it must not be asked again before it has rested.
create table "pull_mark" (
    "source" text not null,
    "shipment_key" text not null,
    "asked_at" timestamptz(3) not null,
    constraint "pull_mark_pkey" primary key ("source", "shipment_key")
);
create index "pull_mark_asked_at_idx" on "pull_mark" ("asked_at");
