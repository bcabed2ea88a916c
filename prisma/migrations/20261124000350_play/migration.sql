create table play_step (
  id uuid primary key,
  subject text not null,
  kind text not null,
  actor text not null,
  at timestamptz(3) not null,
  outcome text not null,
  detail json not null default '{}',
  sealed bytea,
  until timestamptz(3),
  booked_at timestamptz(3),
  booked_by text
);
create index play_step_subject_at_idx on play_step (subject, at);

create table case_report (
  id uuid primary key,
  subject text not null,
  class text not null,
  cause text,
  signals text[] not null,
  opened_at timestamptz(3) not null,
  closed_at timestamptz(3) not null,
  filed_at timestamptz(3) not null,
  sealed bytea not null
);
create unique index case_report_subject_key on case_report (subject);
create index case_report_closed_at_id_idx on case_report (closed_at desc, id desc);
create index case_report_signals_idx on case_report using gin (signals);
