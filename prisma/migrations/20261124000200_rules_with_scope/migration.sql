-- What a rule is about stood beside its clock; it is one scope now.
create function pg_temp.with_scope(body jsonb) returns jsonb language sql immutable as $$
  select (body - 'orderTypes' - 'lane') || jsonb_build_object('scope', coalesce(body -> 'scope', '{}'::jsonb)
    || case when jsonb_array_length(coalesce(body -> 'orderTypes', '[]'::jsonb)) > 0 then jsonb_build_object('orderTypes', body -> 'orderTypes') else '{}'::jsonb end
    || case when body ? 'lane' then jsonb_build_object('lane', body -> 'lane') else '{}'::jsonb end)
$$;
update rule set body = pg_temp.with_scope(body::jsonb)::json;
update rule_version set body = pg_temp.with_scope(body::jsonb)::json;

-- A version that is only tried was never in force for everybody.
alter table rule_version add column in_force boolean not null default true;

create table rule_trial (
  id uuid primary key,
  code text not null,
  version integer not null,
  percent numeric(5, 2) not null,
  started_at timestamptz(3) not null,
  started_by text not null,
  ended_at timestamptz(3),
  ended_by text,
  outcome text
);
create unique index rule_trial_running on rule_trial (code) where ended_at is null;

-- What a rung does beside flag, message and alert: an intent, written with the stall that causes it, carried out once.
create table consequence (
  id uuid primary key,
  order_id uuid not null,
  cause text not null,
  path text not null,
  body json not null,
  stall json,
  due_at timestamptz(3) not null,
  leased_until timestamptz(3),
  tries integer not null default 0,
  done_at timestamptz(3),
  outcome text,
  created_at timestamptz(3) not null default current_timestamp,
  unique (order_id, cause, path)
);
create index consequence_due on consequence (due_at) where done_at is null;
