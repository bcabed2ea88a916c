-- Delivered orders waiting for their quiet period to end, and open orders nobody looked at for long.
create index "orders_lifecycle_delivered_at_idx" on "orders" ("lifecycle", "delivered_at");
create index "orders_open_updated_at_idx" on "orders" ("open", "updated_at");
