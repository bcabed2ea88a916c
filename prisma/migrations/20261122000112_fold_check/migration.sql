-- Orders whose stored read model differed from what their facts add up to when they were folded anew.
create table "fold_difference" (
  "order_id" uuid not null,
  "found_at" timestamptz(3) not null,
  "version" integer not null,
  "differences" jsonb not null,
  constraint "fold_difference_pkey" primary key ("order_id", "found_at")
);
create index "fold_difference_found_at_idx" on "fold_difference" ("found_at" desc);
