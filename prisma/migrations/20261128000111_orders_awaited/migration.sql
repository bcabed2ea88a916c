-- Orders that somebody waits for, by id: the daily walk over them meets no order that is over, however many there are.
create index "orders_awaited_idx" on "orders" ("id") where "open" and not "history" and "delivered_at" is null;
