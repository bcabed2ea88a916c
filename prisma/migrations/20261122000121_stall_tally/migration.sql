create table stall_tally (
  step text not null,
  trait text not null,
  value text not null,
  at timestamptz(3) not null,
  stalls int not null,
  since timestamptz(3) not null,
  primary key (step, trait, value, at)
);
create index stall_tally_at_idx on stall_tally (at);
