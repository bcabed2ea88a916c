-- Whom a note on a ticket names, and whether they have read it.
create table "ticket_mention" (
  "message_id" uuid not null,
  "staff_id" uuid not null,
  "ticket_id" uuid not null,
  "at" timestamptz(3) not null,
  "seen_at" timestamptz(3),
  constraint "ticket_mention_pkey" primary key ("message_id", "staff_id")
);
create index "ticket_mention_ticket_id_idx" on "ticket_mention" ("ticket_id");
create index "ticket_mention_staff_id_idx" on "ticket_mention" ("staff_id") where "seen_at" is null;

-- A file that staff put to a ticket as evidence; name and bytes are encrypted. The bytes stand here or in an object store.
create table "ticket_file" (
  "id" uuid not null,
  "ticket_id" uuid not null,
  "sealed_name" bytea not null,
  "media_type" text not null,
  "size" integer not null,
  "digest" text not null,
  "sealed" bytea,
  "object_key" text,
  "added_by" text not null,
  "created_at" timestamptz(3) not null,
  constraint "ticket_file_pkey" primary key ("id"),
  constraint "ticket_file_kept_somewhere" check (("sealed" is null) <> ("object_key" is null))
);
create unique index "ticket_file_ticket_id_digest_key" on "ticket_file" ("ticket_id", "digest");
