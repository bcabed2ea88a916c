-- Where a system without an interface, or a robot, writes what happened; a loop takes it from here.
create table "inbox_event" (
    "id" bigserial not null,
    "source" text not null,
    "shop" text,
    "order_no" text,
    "carrier" text,
    "tracking_no" text,
    "code" text,
    "source_code" text,
    "event_id" text,
    "occurred_at" timestamptz(3),
    "place" text,
    "province" text,
    "city" text,
    "note" text,
    "payment_no" text,
    "payment_method" text,
    "payment_amount" text,
    "payment_currency" text,
    "payment_state" text,
    "expected_by" timestamptz(3),
    "warehouse" text,
    "written_by" text not null default current_user,
    "written_at" timestamptz(3) not null default current_timestamp,
    "state" text not null default 'new',
    "field" text,
    "reason" text,
    "taken_at" timestamptz(3),
    constraint "inbox_event_pkey" primary key ("id")
);
create index "inbox_event_new_idx" on "inbox_event" ("id") where "state" = 'new';
create index "inbox_event_taken_at_idx" on "inbox_event" ("taken_at");

-- A role that is not the owner sees and writes its own rows only, and never what became of them.
alter table "inbox_event" enable row level security;
create policy "inbox_event_read" on "inbox_event" for select using ("written_by" = current_user);
create policy "inbox_event_write" on "inbox_event" for insert with check ("written_by" = current_user and "state" = 'new');
