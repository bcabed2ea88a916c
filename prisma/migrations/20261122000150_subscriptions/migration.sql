-- Vendors that push only what was subscribed. The link of a shipment to an order is the intent: it is written with what
-- causes it and stays unconsidered until a job has decided which vendor to ask.
alter table "shipment_link" add column "considered" boolean not null default false;
create index "shipment_link_unconsidered_idx" on "shipment_link" ("created_at") where not "considered";

create table "subscription" (
    "source" text not null,
    "shipment_key" text not null,
    "order_id" uuid not null,
    "state" text not null,
    "reason" text,
    "attempts" integer not null default 0,
    "renewals" integer not null default 0,
    "due_at" timestamptz(3),
    "leased_until" timestamptz(3),
    "changed_at" timestamptz(3) not null default current_timestamp,
    constraint "subscription_pkey" primary key ("source", "shipment_key")
);
create index "subscription_due_idx" on "subscription" ("source", "due_at") where "due_at" is not null;
create index "subscription_state_idx" on "subscription" ("state", "source", "shipment_key");
create index "subscription_shipment_key_idx" on "subscription" ("shipment_key");

create table "vendor_pace" (
    "source" text not null,
    "next_at" timestamptz(3) not null,
    constraint "vendor_pace_pkey" primary key ("source")
);
