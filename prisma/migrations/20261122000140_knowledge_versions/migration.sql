-- What a shop has taught the portal, as versions that are never changed: its status map, its rules over several sources.
create table "knowledge_version" (
  "kind" text not null,
  "version" integer not null,
  "body" json not null,
  "note" text not null default '',
  "restores" integer,
  "created_at" timestamptz(3) not null,
  "created_by" text not null,
  primary key ("kind", "version")
);

-- The orders that a version concerns are folded anew by a job: how far it is, what is left to do, what it changed.
create table "refold_run" (
  "kind" text not null,
  "version" integer not null,
  "status" text not null,
  "scope" json not null,
  "starts_at" timestamptz(3) not null,
  "total" integer,
  "done" integer not null default 0,
  "facts" integer not null default 0,
  "changed" integer not null default 0,
  "error" text,
  "finished_at" timestamptz(3),
  primary key ("kind", "version")
);
create index "refold_run_status_starts_at_idx" on "refold_run" ("status", "starts_at");

create table "refold_work" (
  "kind" text not null,
  "version" integer not null,
  "subject" text not null,
  primary key ("kind", "version", "subject")
);

create table "refold_diff" (
  "kind" text not null,
  "version" integer not null,
  "order_id" uuid not null,
  "before" json not null,
  "after" json not null,
  primary key ("kind", "version", "order_id")
);

-- Codes that nobody has mapped are listed, and what was said with a code is found, without reading the log.
create index "fact_unmapped_idx" on "fact" ("source", ("body" ->> 'sourceCode')) where "code" is null;
create index "fact_source_code_idx" on "fact" ("source", ("body" ->> 'sourceCode')) where "body" ->> 'sourceCode' is not null;
