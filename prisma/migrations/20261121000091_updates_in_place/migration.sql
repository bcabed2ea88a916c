-- An order is rewritten with every event. Columns that change each time stay out of every index and pages keep room, so
-- that most rewrites stay in their page and touch no index at all.
drop index "orders_open_health_last_event_at_idx";
drop index "orders_open_updated_at_idx";
create index "orders_open_health_idx" on "orders" ("open", "health");
alter table "orders" set (fillfactor = 70);
