create table incident (
  id uuid primary key,
  key text not null,
  kind text not null,
  source text,
  source_kind text,
  step text,
  carrier text,
  region text,
  shop text,
  cause text not null,
  params json not null,
  since timestamptz(3) not null,
  opened_at timestamptz(3) not null,
  back_at timestamptz(3),
  closed_at timestamptz(3),
  closed_by text,
  acknowledged_at timestamptz(3),
  acknowledged_by text,
  phase text not null,
  progress json not null,
  figures json not null
);
create index incident_opened_at_idx on incident (opened_at desc);
-- one cause, one open incident, however many processes notice it at once
create unique index incident_open_key on incident (key) where closed_at is null;

create table incident_order (
  incident_id uuid not null,
  order_id uuid not null,
  joined_at timestamptz(3) not null,
  left_at timestamptz(3),
  tell_at timestamptz(3),
  primary key (incident_id, order_id)
);
create index incident_order_order_id_idx on incident_order (order_id);
