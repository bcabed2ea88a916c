-- Steps that ran past a limit, by when they did.
create index "step_span_stalled_at_idx" on "step_span" ("stalled_at") where "stalled_at" is not null;

-- Overdue reports as they were made, for download.
create table "overdue_report" (
  "id" uuid not null,
  "cadence" text not null,
  "from_on" date not null,
  "until_on" date not null,
  "made_at" timestamptz(3) not null,
  "language" text not null,
  "steps" integer not null,
  "orders" integer not null,
  "losses" json not null,
  "csv" bytea not null,
  "xlsx" bytea not null,
  constraint "overdue_report_pkey" primary key ("id")
);
create unique index "overdue_report_period" on "overdue_report" ("cadence", "from_on");
