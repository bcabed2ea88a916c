-- Where a system without an interface, or a robot, writes orders, each as JSON. The text is personal data in the clear: it
-- is taken out of the row as soon as the row was read.
create table "inbox_order" (
    "id" bigserial not null,
    "body" json,
    "written_by" text not null default current_user,
    "written_at" timestamptz(3) not null default current_timestamp,
    "state" text not null default 'new',
    "field" text,
    "reason" text,
    "taken_at" timestamptz(3),
    constraint "inbox_order_pkey" primary key ("id")
);
create index "inbox_order_new_idx" on "inbox_order" ("id") where "state" = 'new';
create index "inbox_order_taken_at_idx" on "inbox_order" ("taken_at");

alter table "inbox_order" enable row level security;
create policy "inbox_order_read" on "inbox_order" for select using ("written_by" = current_user);
create policy "inbox_order_write" on "inbox_order" for insert with check ("written_by" = current_user and "state" = 'new');
