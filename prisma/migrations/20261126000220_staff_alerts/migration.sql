-- What staff were alerted of, once for each cause, however many were told: who took it, and when it goes to the next.
create table staff_alert (
  cause text not null,
  template text not null,
  params json not null,
  owner text not null,
  raised_at timestamptz(3) not null,
  taken_at timestamptz(3),
  taken_by text,
  rung text,
  due_at timestamptz(3),
  constraint staff_alert_pkey primary key (cause)
);
create index staff_alert_due_at_idx on staff_alert (due_at);
create index staff_alert_raised_at_idx on staff_alert (raised_at desc);

-- To whom an alert went that nobody had taken: each rung once.
create table staff_alert_step (
  cause text not null,
  rung text not null,
  at timestamptz(3) not null,
  people uuid[] not null,
  constraint staff_alert_step_pkey primary key (cause, rung)
);

create table staff_alert_seen (
  cause text not null,
  staff_id uuid not null,
  at timestamptz(3) not null,
  constraint staff_alert_seen_pkey primary key (cause, staff_id)
);

-- Alerts that another alert's message told of as well.
create table staff_alert_bundle (
  notice_id uuid not null,
  lead_id uuid not null,
  constraint staff_alert_bundle_pkey primary key (notice_id)
);
create index staff_alert_bundle_lead_id_idx on staff_alert_bundle (lead_id);

-- alerts that are told before this table was
insert into staff_alert (cause, template, params, owner, raised_at, taken_at, taken_by)
select distinct on (cause) cause, template, params, recipient, created_at, seen_at, seen_by from notice where order_id is null
order by cause, recipient desc;

create index notice_alert_recipient_idx on notice (recipient, created_at) where order_id is null;
