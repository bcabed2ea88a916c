-- a notice that somebody sends again: tries before that moment no longer speak against a channel
alter table notice add column retried_at timestamptz(3);
-- the ledger; small, as most notices arrive and go to customers
create index notice_trouble_idx on notice (state, created_at, id) where state in ('dead', 'failed', 'unknown', 'suppressed');
create index notice_not_customer_idx on notice (split_part(recipient, ':', 1), created_at, id) where recipient <> 'customer';
create index attempt_started_at_idx on attempt (started_at);
