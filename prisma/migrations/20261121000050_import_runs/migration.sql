-- Uploaded files and refused rows hold personal data: both are sealed. A run is worked on under a lease.
alter table "import_run"
  add column "orders" integer not null default 0,
  add column "duplicate_facts" integer not null default 0,
  add column "unmapped_facts" integer not null default 0,
  add column "lease" uuid,
  add column "leased_until" timestamptz(3);

create index "import_run_created_at_idx" on "import_run" ("created_at" desc);

delete from "import_file";
alter table "import_file" drop column "content";
alter table "import_file" add column "sealed" bytea not null, add column "size" integer not null;

delete from "import_reject";
alter table "import_reject" drop constraint "import_reject_pkey";
alter table "import_reject" drop column "row";
alter table "import_reject" add column "field" text not null, add column "sealed" bytea not null;
alter table "import_reject" add constraint "import_reject_pkey" primary key ("run_id", "line", "field", "reason");
