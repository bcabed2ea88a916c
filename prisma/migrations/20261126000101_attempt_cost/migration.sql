-- What was spent in a day, for ceilings.
create index attempt_cost_idx on attempt (started_at) where cost_micros is not null;
