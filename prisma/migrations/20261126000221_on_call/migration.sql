-- Hours of the on-call calendar that somebody takes instead of whose turn it is.
create table on_call_swap (
  id uuid not null,
  staff_id uuid not null,
  from_at timestamptz(3) not null,
  until_at timestamptz(3) not null,
  note text not null,
  created_by text not null,
  created_at timestamptz(3) not null,
  constraint on_call_swap_pkey primary key (id)
);
create index on_call_swap_until_at_idx on on_call_swap (until_at);

-- Groups of staff that a robot writes to.
create table staff_group (
  id uuid not null,
  name text not null,
  channel text not null,
  sealed bytea not null,
  hears json not null,
  is_active boolean not null default true,
  created_by text not null,
  created_at timestamptz(3) not null,
  constraint staff_group_pkey primary key (id)
);

-- What a member of staff wants to hear by which way, and in which order ways are tried.
create table staff_way (
  staff_id uuid not null,
  medium text not null,
  place smallint not null,
  hears text not null,
  constraint staff_way_pkey primary key (staff_id, medium)
);
