-- What a rule asks a person: to decide, to look at the stock, to buy.
create table task (
  id uuid primary key,
  order_id uuid not null,
  consequence_id uuid not null unique,
  kind text not null,
  role text not null,
  reason text not null,
  state text not null default 'open',
  answer text,
  note text,
  asked_at timestamptz(3) not null,
  closed_at timestamptz(3),
  closed_by text
);
create index task_state_asked_at_idx on task (state, asked_at);
create index task_order_id_idx on task (order_id);
