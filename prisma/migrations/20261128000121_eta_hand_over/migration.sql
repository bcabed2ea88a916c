-- The window told at hand-over: by the carrier's scan, else by the shop's word. The share that customers are told and the alarm count this one.
alter table "eta_score" add column "at_hand_over" boolean not null default false;
update "eta_score" s set "at_hand_over" = true
  where "stage" = 'picked_up' or ("stage" = 'shipped' and not exists (
    select 1 from "eta_score" p where p."order_id" = s."order_id" and p."kind" = s."kind" and p."stage" = 'picked_up'));
drop index "eta_score_such_idx";
drop index "eta_score_shop_idx";
drop index "eta_score_region_idx";
create index "eta_score_such_idx" on "eta_score" ("shop", "dest_region", "carrier", "arrived_at" desc) include ("from_at", "to_at")
  where "kind" = 'live' and "at_hand_over";
create index "eta_score_shop_idx" on "eta_score" ("shop", "arrived_at" desc) include ("from_at", "to_at")
  where "kind" = 'live' and "at_hand_over";
create index "eta_score_region_idx" on "eta_score" ("shop", "dest_region", "arrived_at" desc) include ("from_at", "to_at")
  where "kind" = 'live' and "at_hand_over";
-- The two weeks of every shop that the alarm looks at.
create index "eta_score_hand_over_idx" on "eta_score" ("arrived_at") include ("shop", "from_at", "to_at")
  where "kind" = 'live' and "at_hand_over";

-- An order has arrived at its door, or since the last of it can be collected. Orders that wait to be collected learn it with their next word.
alter table "orders" add column "arrived_at" timestamptz(3);
update "orders" set "arrived_at" = "delivered_at" where "delivered_at" is not null;
create index "orders_arrived_at_id_idx" on "orders" ("arrived_at", "id");
-- The arrivals of the last three months are scored anew by that, an imported past is replayed anew.
delete from "eta_scored";
delete from "eta_score" where "kind" = 'replayed';
