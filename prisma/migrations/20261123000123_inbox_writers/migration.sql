-- As which sources a role of the database may write into the inbox. Orders are the shop's word: they take the source "shop".
create table "inbox_writer" (
    "role" text not null,
    "source" text not null,
    constraint "inbox_writer_pkey" primary key ("role", "source")
);

-- Roles from before go on as what they have been so far.
insert into "inbox_writer" ("role", "source")
  select "written_by", "source" from "inbox_event" union select "written_by", 'shop' from "inbox_order";

-- A role sees what it may write as, which the policies below look up in its name; who owns the tables is bound by neither.
alter table "inbox_writer" enable row level security;
create policy "inbox_writer_read" on "inbox_writer" for select using ("role" = current_user);
grant select on "inbox_writer" to public;

drop policy "inbox_event_write" on "inbox_event";
create policy "inbox_event_write" on "inbox_event" for insert with check ("written_by" = current_user and "state" = 'new'
  and exists (select 1 from "inbox_writer" w where w."role" = current_user and w."source" = "inbox_event"."source"));
drop policy "inbox_order_write" on "inbox_order";
create policy "inbox_order_write" on "inbox_order" for insert with check ("written_by" = current_user and "state" = 'new'
  and exists (select 1 from "inbox_writer" w where w."role" = current_user and w."source" = 'shop'));
