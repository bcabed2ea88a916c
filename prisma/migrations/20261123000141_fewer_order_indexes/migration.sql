-- Each event of an order renews every index of its row. One unique index finds orders by number alone and with the shop;
-- tracking numbers are found through the links of their shipments.
create unique index "orders_order_key_shop_key" on "orders" ("order_key", "shop");
drop index "orders_shop_order_key_key";
drop index "orders_order_key_idx";
drop index "orders_tracking_nos_idx";
