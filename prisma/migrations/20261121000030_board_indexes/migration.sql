-- The board counts open orders from an index alone, and lists the stalled ones that were silent longest.
create index "orders_board_idx" on "orders" ("open", "history", "phase", "lifecycle", "health", "dest_region", "category");
create index "orders_open_health_last_event_at_idx" on "orders" ("open", "health", "last_event_at");
drop index "orders_open_health_idx";
-- The list reads newest first and pages by the last row's key.
create index "orders_placed_at_id_idx" on "orders" ("placed_at" desc, "id" desc);
drop index "orders_placed_at_idx";
-- The audit log of one person.
create index "audit_actor_id_idx" on "audit" ("actor", "id" desc);
