-- Where the shop's own systems are told of changes (Standard Webhooks 1.0.0).
create table hook (
  id uuid primary key,
  url text not null,
  description text not null default '',
  -- Shops and kinds of events it is told of; of all shops when empty.
  shops text[] not null default '{}',
  types text[] not null,
  -- Encrypted; the one before the last change signs as well until `old_until`.
  sealed bytea not null,
  old_sealed bytea,
  old_until timestamptz(3),
  enabled boolean not null default true,
  -- by_person, gone (it answered 410) or failing.
  off_reason text,
  off_at timestamptz(3),
  -- Since its last success: when the first try failed, and how many have.
  failing_since timestamptz(3),
  failures integer not null default 0,
  rests_until timestamptz(3),
  last_ok_at timestamptz(3),
  created_by text not null,
  created_at timestamptz(3) not null,
  changed_at timestamptz(3) not null
);

-- One message to one of them: written in the transaction of its cause. No foreign key to the hook: the record step must neither wait
-- for nor fail with somebody who deletes one.
create table hook_message (
  id uuid primary key,
  seq bigserial not null,
  hook_id uuid not null,
  -- Null for a test.
  order_id uuid,
  type text not null,
  -- Version of the order that brought it about.
  version integer,
  change json not null,
  happened_at timestamptz(3) not null,
  -- pending, delivered, failed
  state text not null default 'pending',
  -- When it is to be tried, and while somebody tries it the end of their lease.
  due_at timestamptz(3) not null,
  leased boolean not null default false,
  -- Of the schedule; a replay starts it anew. `begun` counts every try that was begun.
  tries integer not null default 0,
  begun integer not null default 0,
  settled_at timestamptz(3),
  -- The last tries, the newest last, and the body of the newest.
  attempts json not null default '[]',
  body text
);
create index hook_message_due_idx on hook_message (hook_id, due_at) where state = 'pending';
create index hook_message_order_idx on hook_message (hook_id, order_id, seq) where state = 'pending';
create index hook_message_hook_id_seq_idx on hook_message (hook_id, seq desc);
create index hook_message_settled_at_idx on hook_message (settled_at);
