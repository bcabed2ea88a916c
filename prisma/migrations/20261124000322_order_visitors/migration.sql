-- From which device and address customers changed an order on our own pages: keyed hashes, never the address itself.
create table order_visitor (
  order_id uuid not null,
  kind text not null,
  hash text not null,
  seen_at timestamptz(3) not null,
  primary key (order_id, kind, hash)
);
create index order_visitor_seen_at_idx on order_visitor (seen_at);
