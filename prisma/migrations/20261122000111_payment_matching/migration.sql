-- Runs of the comparison of what gateway, ERP and shop say of each payment, and what each run found wrong.
create table "payment_run" (
  "id" uuid not null,
  "state" text not null,
  "requested_by" text not null,
  "requested_at" timestamptz(3) not null,
  "days" integer not null,
  "started_at" timestamptz(3),
  "seen_at" timestamptz(3),
  "finished_at" timestamptz(3),
  "total" integer,
  "checked" integer not null default 0,
  "counts" jsonb not null default '{}',
  constraint "payment_run_pkey" primary key ("id")
);
create index "payment_run_requested_at_idx" on "payment_run" ("requested_at" desc);
create table "payment_finding" (
  "run_id" uuid not null,
  "order_id" uuid not null,
  "payment_no" text not null,
  "verdict" text not null,
  "since" timestamptz(3) not null,
  "sayings" jsonb not null,
  constraint "payment_finding_pkey" primary key ("run_id", "order_id", "payment_no")
);
create index "payment_finding_order_id_idx" on "payment_finding" ("order_id");
-- The facts that a run reads first: few among the many.
create index "fact_payment_received_at_idx" on "fact" ("received_at")
  where "code" in ('paid', 'payment.confirmed', 'deposit_paid', 'payment_verifying', 'payment.claimed', 'payment.denied', 'payment.mismatch', 'refund.done');
