-- Only promises that are still open are ever looked for.
create index promise_open_idx on promise (due_at) where kept_at is null and broken_at is null;
